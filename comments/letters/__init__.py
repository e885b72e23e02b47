"""What commenters are told by e-mail: one question whether a mailbox is theirs, and then news of their comments.

All of it is found in the rows of comments by a job that recurs (events), so that nothing which changes a comment need
know of letters, and nothing is forgotten while no worker runs.
"""
