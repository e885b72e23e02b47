from django.http import HttpRequest


def wants_json(request: HttpRequest) -> bool:
    """Asked by a script that reads JSON, rather than by a browser that shows pages."""
    if request.content_type == "application/json":
        return True
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
