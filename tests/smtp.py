"""A mail server for tests: it speaks as much SMTP as smtplib asks for, and keeps what it is given."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Sink:
    port: int = 0
    # What it says to RCPT TO; another answer for an address that isn't welcome.
    answer: str = "250 OK"
    recipients: list[str] = field(default_factory=list)
    letters: list[EmailMessage] = field(default_factory=list)


class Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        sink: Sink = self.server.sink  # type: ignore[attr-defined]
        self.say("220 sink")
        for line in self.rfile:
            verb = line.strip().upper()
            if verb.startswith((b"EHLO", b"HELO", b"MAIL FROM", b"RSET")):
                self.say("250 OK")
            elif verb.startswith(b"RCPT TO"):
                if sink.answer.startswith("250"):
                    sink.recipients.append(line.decode().partition("<")[2].partition(">")[0])
                self.say(sink.answer)
            elif verb == b"DATA":
                self.say("354 go on")
                sink.letters.append(self.letter())
                self.say("250 kept")
            elif verb == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("500 what?")

    def letter(self) -> EmailMessage:
        lines = []
        for line in self.rfile:
            if line.rstrip(b"\r\n") == b".":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, sink: Sink) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.sink = sink


@contextmanager
def smtp_sink() -> Iterator[Sink]:
    sink = Sink()
    with Server(sink) as server:
        sink.port = server.server_address[1]
        # Half a second by default, which is how long the shutdown of each waits.
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield sink
        finally:
            server.shutdown()
            thread.join()
