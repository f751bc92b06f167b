"""relay: a Unix socket between the program and PostgreSQL that counts the protocol's messages and can meddle.

In:  the server's socket folder; `at` = (direction, n): what happens instead of passing on (with `after`: after passing on) the
     n-th message of that direction ("out" = to the server), counted over all connections of the run; `act(relay)` where given,
     else both ends are closed.
Out: `messages`: [(direction, kind, text)] in order; `folder`: PGHOST for the program.
Source: PostgreSQL 15 manual, "Frontend/Backend Protocol": a kind byte and a length; the first message has no kind.
"""
import os
import select
import socket
import threading


class Relay:
    def __init__(self, server, folder, at=None, act=None, after=False, half=False):
        self.server, self.folder, self.at, self.act, self.after, self.half = server, folder, at, act, after, half
        self.messages, self.counts, self.done = [], {"out": 0, "back": 0}, False
        self.lock = threading.Lock()
        os.makedirs(folder)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(os.path.join(folder, ".s.PGSQL.5432"))
        self.listener.listen(8)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                program, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(program,), daemon=True).start()

    def serve(self, program):
        server = socket.socket(socket.AF_UNIX)
        waiting = {"out": b"", "back": b""}
        started = False
        try:
            server.connect(os.path.join(self.server, ".s.PGSQL.5432"))
            while True:
                for source in select.select([program, server], [], [])[0]:
                    way, target = ("out", server) if source is program else ("back", program)
                    block = source.recv(1 << 16)
                    if not block:
                        return
                    waiting[way] += block
                    while (length := self.length(waiting[way], way == "back" or started)) is not None:
                        message, waiting[way] = waiting[way][:length], waiting[way][length:]
                        started = started or way == "out"
                        if not self.pass_on(way, message, target):
                            return
        except OSError:
            return
        finally:
            program.close()
            server.close()

    @staticmethod
    def length(block, kind):
        """Bytes of the first message; None = it is not whole yet."""
        head = 5 if kind else 4
        if len(block) < head:
            return None
        length = int.from_bytes(block[head - 4:head], "big") + head - 4
        return length if len(block) >= length else None

    def pass_on(self, way, message, target):
        with self.lock:
            self.counts[way] += 1
            self.messages.append((way, chr(message[0]), message[5:200]))
            now = not self.done and self.at == (way, self.counts[way])
            self.done = self.done or now
        if not now or self.after:
            target.sendall(message)
        elif self.half:
            target.sendall(message[:len(message) // 2])
        if not now:
            return True
        if not self.act:
            return False
        self.act(self)
        if not self.after:
            target.sendall(message)
        return True

    def close(self):
        self.listener.close()
