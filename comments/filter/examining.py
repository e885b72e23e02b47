from ..models import Comment
from . import capitals, copies, learned, links, pace, stop_list
from .draft import Draft
from .finding import Finding, score_of
from .letters import plain_text
from .words import read

# What the sending of a comment showed stays true when its text is changed.
OF_SENDING = ("trap", "fast")


def examine(draft: Draft) -> list[Finding]:
    """All that speaks against a comment. At most five queries, each on an index; none writes."""
    said = f"{draft.name}\n{draft.text}"
    reading = read(plain_text(said))
    hosts = links.links_in(said)
    return [
        *pace.examine_signs(draft.signs),
        *pace.examine_rates(draft),
        *links.examine(hosts),
        *stop_list.examine(reading, hosts),
        *capitals.examine(draft.text),
        *copies.examine(draft.text, pk=draft.pk),
        *learned.examine(reading),
    ]


def examine_again(comment: Comment) -> None:
    """After its commenter has changed it: what is found is stored with it. At most seven queries."""
    draft = Draft(
        name=comment.name,
        text=comment.text,
        article=comment.article_id,
        reader=comment.reader_id,
        address_hash=comment.address_hash,
        pk=comment.pk,
    )
    sending = [Finding(**finding) for finding in comment.findings if finding["name"] in OF_SENDING]
    findings = [*sending, *examine(draft)]
    comment.score, comment.findings = score_of(findings), [finding.as_json() for finding in findings]
    comment.save(update_fields=["score", "findings"])
    copies.keep_print(comment)
