"""Lists that cost the same however many rows there are."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst
from unfold.views import ChangeList

# Ten pages of a list. Nobody leafs further: what is older is found by search and filters.
CAP = 1000


class CappedPaginator(Paginator):
    """Counts up to CAP and not a row further, so neither a COUNT(*) of all nor a deep OFFSET can happen."""

    template_name = "admin/capped_pagination.html"
    cap = CAP

    @cached_property
    def count(self) -> int:
        # Which rows are counted is all the same, so the database need not sort them, nor look up what they show.
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[:CAP].count())


class CappedChangeList(ChangeList):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is listed, where Django tells to select one of it.
        self.title = capfirst(self.opts.verbose_name_plural)

    def get_query_string(self, new_params: Mapping[str, Any] | None = None, remove: Sequence[str] | None = None) -> str:
        """Kept: Unfold makes the heads of all columns anew for each row."""
        # In words: Django asks with lists for what an address has beside the filters.
        key = f"{new_params} {remove}"
        if key not in (kept := self.__dict__.setdefault("_query_strings", {})):
            kept[key] = super().get_query_string(new_params, remove)
        return str(kept[key])

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        # Unfold says "N results (show all)" where these differ; without a filter there is no more to show.
        if not self.query and not self.has_active_filters:
            self.full_result_count: Any = self.result_count
