import logging
from http import HTTPStatus


class OneLineForRefusals(logging.Filter):
    """Takes the traceback off records of refused requests: a forbidden page or a nonsensical filter is nobody's bug,
    and hundreds of lines of them would hide the one that is."""

    def filter(self, record: logging.LogRecord) -> bool:
        refused = getattr(record, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR) < HTTPStatus.INTERNAL_SERVER_ERROR
        if refused or record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None
        return True
