"""server: a PostgreSQL of the fault loops' own, which they may stop, cut and fill.

Owns: a folder under the given one; the server is stopped and the folder removed at close. No TCP, no fsync: the operating
system does not crash here, only processes do.
"""
import glob
import os
import shutil
import subprocess

SETTINGS = """listen_addresses = ''
unix_socket_directories = '{socket}'
max_connections = 60
fsync = off
autovacuum = {autovacuum}
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_timezone = 'Asia/Ho_Chi_Minh'
"""


def as_user(command):
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] + command


class Server:
    def __init__(self, folder, extra="", autovacuum="on"):
        self.folder, self.socket = folder, os.path.join(folder, "s")
        self.data, self.log = os.path.join(folder, "data"), os.path.join(folder, "log")
        self.bin = sorted(glob.glob("/usr/lib/postgresql/1[5-9]/bin"))[-1]
        os.makedirs(self.socket)
        if os.geteuid() == 0:
            for path in (folder, self.socket):
                shutil.chown(path, "postgres", "postgres")
        self.call("initdb", "-D", self.data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-N")
        with open(os.path.join(self.data, "postgresql.conf"), "a", encoding="utf-8") as conf:
            conf.write(SETTINGS.format(socket=self.socket, autovacuum=autovacuum) + extra)
        self.control("start")
        self.sql("create role thidua login createdb createrole", user="postgres")

    def call(self, name, *arguments):
        done = subprocess.run(as_user([os.path.join(self.bin, name), *arguments]), cwd="/", stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{name}: {done.stdout.decode()[-2000:]}")

    def control(self, action, *how):
        # The server keeps our standard output open, so it gets none of ours.
        subprocess.run(as_user([os.path.join(self.bin, "pg_ctl"), "-D", self.data, "-l", self.log, "-w", "-t", "60",
                                action, *how]), cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=True)

    def environment(self, database="postgres", user="thidua"):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "THIDUA"))}
        return {**kept, "PGHOST": self.socket, "PGUSER": user, "PGDATABASE": database, "LC_ALL": "C.UTF-8"}

    def sql(self, statement, database="postgres", user="thidua"):
        done = subprocess.run(["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-f", "-"], input=statement.encode(),
                              env=self.environment(database, user), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode()[-2000:])
        return done.stdout.decode()

    def close(self):
        try:
            self.control("stop", "-m", "immediate")
        except subprocess.CalledProcessError:
            pass
        shutil.rmtree(self.folder, ignore_errors=True)
