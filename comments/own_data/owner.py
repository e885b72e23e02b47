from dataclasses import dataclass
from typing import Self

from ..models import Mailbox, Reader
from ..readers import Key


@dataclass(frozen=True)
class Owner:
    """A commenter, as far as he has proved to be one: by the key in his browser, or by a letter to his mailbox, which
    covers every reader that he has owned to be.
    """

    readers: tuple[Reader, ...]
    mailbox: Mailbox | None

    @classmethod
    def of_key(cls, key: Key) -> Self | None:
        """None for a key that has written nothing, among them all that were not handed out here."""
        reader = key.reader()
        return cls((reader,), reader.mailbox) if reader else None

    @classmethod
    def of_mailbox(cls, mailbox: Mailbox) -> Self:
        return cls(tuple(mailbox.readers.order_by("id")), mailbox)

    @property
    def email(self) -> str:
        """In small letters; only of a mailbox whose owner has confirmed it."""
        return self.mailbox.email.lower() if self.mailbox else ""

    def takes_mailbox(self) -> bool:
        """Whether the mailbox is erased too: by one browser only where no other is joined to it. Makes a query."""
        if self.mailbox is None:
            return False
        return not Reader.objects.filter(mailbox=self.mailbox).exclude(pk__in=self.ids).exists()

    @property
    def ids(self) -> list[int]:
        return [reader.pk for reader in self.readers]
