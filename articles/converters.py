"""Parts of public addresses. What doesn't match is a 404 before any query."""


class IdConverter:
    """A primary key: 18 digits always fit PostgreSQL's bigint."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class YearConverter:
    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class TwoDigitConverter(YearConverter):
    """A month or a day."""

    regex = "[0-9]{2}"

    def to_url(self, value: int) -> str:
        return f"{value:02}"
