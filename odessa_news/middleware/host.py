from collections.abc import Callable, Iterable
from typing import Any

from .malformed import logger

Request = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Request, StartResponse], Iterable[bytes]]


def without_body(application: Application) -> Application:
    """Answer HEAD with headers alone. Django leaves the rest to the server, and gunicorn complains of it in the log."""

    def headless(request: Request, start_response: StartResponse) -> Iterable[bytes]:
        body = application(request, start_response)
        if request.get("REQUEST_METHOD") != "HEAD":
            return body
        if hasattr(body, "close"):
            body.close()
        return []

    return headless


def named_host(application: Application) -> Application:
    """Answer 400 to a request without a Host header, as HTTP/1.0 allows and HTTP/1.1 does not.

    Around Django rather than inside: there the server's own address stands in for the missing name.
    """

    def guarded(request: Request, start_response: StartResponse) -> Iterable[bytes]:
        if request.get("HTTP_HOST"):
            return application(request, start_response)
        logger.warning("400 no host: %.100r", request.get("PATH_INFO", ""))
        body = b"400 Bad Request\n"
        start_response(
            "400 Bad Request", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
        )
        return [body]

    return guarded
