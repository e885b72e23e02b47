from django.db import InterfaceError, InternalError, OperationalError

# The database is away, full, or (InternalError) a copy that takes no writing.
DATABASE_IS_AWAY = (OperationalError, InterfaceError, InternalError)
