"""Who did what in the newsroom: the words for it, and what is heard of logins. The row is models.AuditEntry."""
