"""What readers send and where their comments stand. What is personal here is never kept by anybody."""
