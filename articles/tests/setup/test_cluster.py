"""The embedded server comes up in every situation, or says in one sentence why it cannot."""

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

from archive_site.database import places
from archive_site.database.account import account_for
from archive_site.database.cluster import Cluster
from archive_site.errors import SetupError
from articles.tests.setup.servers import ask, postmaster

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root lends the server to another user")


def test_a_second_start_finds_the_server_and_its_data(cluster):
    ask(cluster, "CREATE TABLE kept AS SELECT 42 AS answer")
    before = postmaster(cluster)
    cluster.start()
    assert (ask(cluster, "SELECT answer FROM kept"), postmaster(cluster)) == (42, before)


def test_data_outlives_a_stop(cluster):
    ask(cluster, "CREATE TABLE kept AS SELECT 42 AS answer")
    assert cluster.stop() is True
    assert cluster.stop() is False
    cluster.start()
    assert ask(cluster, "SELECT answer FROM kept") == 42


def test_the_server_knows_all_letters_and_listens_only_on_a_private_socket(cluster):
    assert ask(cluster, "SHOW server_encoding") == "UTF8"
    assert ask(cluster, "SELECT lower('ÉÑŐЖ')") == "éñőж"
    assert ask(cluster, "SHOW data_checksums") == "on"
    assert ask(cluster, "SHOW listen_addresses") == ""
    assert cluster.folder.stat().st_mode & 0o777 == 0o700


def test_two_starters_at_once_share_one_server(place):
    clusters = [Cluster(place / "postgres", durable=False) for _ in range(2)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(Cluster.start, clusters))
    assert [ask(each, "SELECT 1") for each in clusters] == [1, 1]
    assert sorted(path.name for path in place.iterdir()) == ["postgres", "postgres.lock"]


def test_the_callers_variables_do_not_reach_the_server(place, monkeypatch):
    for name, value in {"PGPORT": "6000", "PGDATA": "/nowhere", "LC_ALL": "fa_IR"}.items():
        monkeypatch.setenv(name, value)
    cluster = Cluster(place / "postgres", durable=False)
    cluster.start()
    monkeypatch.delenv("PGPORT")
    assert ask(cluster, "SELECT 1") == 1


@pytest.mark.parametrize("name", ["with spaces", "it's “quoted”", "a,comma", "deep" * 30])
def test_any_path_will_do(place, name):
    cluster = Cluster(place / name / "postgres", durable=False)
    cluster.start()
    assert ask(cluster, "SELECT 1") == 1
    assert len(os.fsencode(f"{cluster.host()}/{places.SOCKET}")) <= 107
    cluster.stop()


@as_root
def test_a_strangers_folder_in_place_of_the_short_socket_folder_is_refused(place):
    cluster = Cluster(place / ("deep" * 30) / "postgres", durable=False)
    cluster.start()
    cluster.stop()
    socket = places.socket_folder(cluster.folder)
    socket.mkdir(mode=0o700)
    os.chown(socket, 1, 1)
    try:
        with pytest.raises(SetupError, match="belongs to somebody else"):
            cluster.start()
    finally:
        socket.rmdir()


def test_a_kill_during_initdb_leaves_nothing_that_disturbs_the_next_start(place):
    folder = _killed_during_initdb(place)
    assert not folder.exists()
    cluster = Cluster(folder, durable=False)
    cluster.start()
    assert ask(cluster, "SELECT 1") == 1
    assert list(folder.parent.glob("postgres.new-*")) == []


def _killed_during_initdb(place):
    """The folder of a cluster whose first start was killed while initdb wrote."""
    for number in range(20):  # where initdb was quicker than we are, another is begun
        folder = place / str(number) / "postgres"
        code = "from pathlib import Path; from archive_site.database.cluster import Cluster; "
        code += f"Cluster(Path({str(folder)!r}), durable=False).start()"
        command = [sys.executable, "-c", code]
        starter = subprocess.Popen(command, cwd=settings.BASE_DIR, start_new_session=True)
        written = folder.parent.glob
        while starter.poll() is None and not any(written("postgres.new-*/PG_VERSION")):
            time.sleep(0.002)
        os.killpg(starter.pid, signal.SIGKILL)
        starter.wait()
        if any(written("postgres.new-*/PG_VERSION")):
            return folder
    raise AssertionError("initdb was never seen at work")


def test_a_killed_server_comes_up_again_with_what_was_committed(place):
    cluster = Cluster(place / "postgres")
    cluster.start()
    ask(cluster, "CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(postmaster(cluster), signal.SIGKILL)
    cluster.start()
    assert ask(cluster, "SELECT answer FROM kept") == 42


@pytest.mark.parametrize(
    "leftover", ["", "not a number\n", "{stranger}\n{data}\n1\n5432\n{data}\n\n"]
)
def test_locks_left_by_a_power_cut_are_no_hindrance(cluster, leftover):
    cluster.stop()
    account = account_for(cluster.folder)
    stranger = subprocess.Popen(["sleep", "3600"], user=account.uid)  # the old id, given anew
    content = leftover.format(stranger=stranger.pid, data=cluster.folder)
    for name in ("postmaster.pid", f"{places.SOCKET}.lock"):
        (cluster.folder / name).write_text(content)
        os.chown(cluster.folder / name, account.uid, account.gid)
    (cluster.folder / places.SOCKET).touch()
    cluster.start()
    stranger.kill()
    stranger.wait()
    assert ask(cluster, "SELECT 1") == 1


def test_data_of_another_major_version_is_named_and_left_alone(cluster):
    cluster.stop()
    (cluster.folder / "PG_VERSION").write_text("17\n")
    with pytest.raises(SetupError, match="made by PostgreSQL 17 and this archive brings 18"):
        cluster.start()


def test_a_folder_that_holds_something_else_is_left_alone(place):
    (place / "postgres").mkdir()
    (place / "postgres" / "letters.txt").write_text("mine")
    with pytest.raises(SetupError, match="holds no PostgreSQL database"):
        Cluster(place / "postgres").start()
    assert (place / "postgres" / "letters.txt").read_text() == "mine"


def test_damaged_data_gives_the_servers_own_reason(cluster):
    cluster.stop()
    (cluster.folder / "global" / "pg_control").unlink()
    with pytest.raises(SetupError, match=r"did not start .*pg_control"):
        cluster.start()


@as_root
def test_root_lends_the_server_to_a_user_of_its_own(cluster):
    assert cluster.folder.owner() == "quote_archive"


@as_root
def test_data_that_root_copied_is_given_back_to_the_servers_user(cluster, place):
    cluster.stop()
    for path in (cluster.folder, *cluster.folder.rglob("*")):
        os.chown(path, 0, 0)
    cluster.start()
    assert ask(cluster, "SELECT 1") == 1


@as_root
def test_a_closed_project_folder_keeps_its_data_in_the_shelter(place):
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    cluster = Cluster(closed / "var" / "postgres", durable=False, shelter=place / "shelter")
    cluster.start()
    assert ask(cluster, "SELECT 1") == 1
    assert cluster.folder.is_symlink()
    assert cluster.folder.resolve().parent.parent == place / "shelter"
    cluster.stop()
    cluster.start()
    assert ask(cluster, "SELECT 1") == 1


@as_root
def test_programs_in_a_closed_folder_are_copied_for_the_servers_user(place, monkeypatch):
    installed = places.programs(account_for(place / "postgres")).parent.parent
    (place / "closed").mkdir(mode=0o700)
    for part in (installed, installed.with_suffix(".libs")):
        shutil.copytree(part, place / "closed" / part.name, symlinks=True)
    monkeypatch.syspath_prepend(place / "closed")
    cluster = Cluster(place / "postgres", durable=False, shelter=place / "shelter")
    cluster.start()
    assert ask(cluster, "SELECT 1") == 1
    program = ask(cluster, "SELECT setting FROM pg_config WHERE name = 'BINDIR'")
    assert program.startswith(str(place / "shelter"))
    cluster.stop()


@as_root
def test_a_folder_that_was_closed_later_is_named(cluster, place):
    cluster.stop()
    place.chmod(0o700)
    with pytest.raises(SetupError, match=f"who cannot enter {place}: open it"):
        cluster.start()


@as_root
def test_a_link_to_data_that_is_gone_is_named(place):
    (place / "postgres").symlink_to(place / "gone")
    with pytest.raises(SetupError, match=r"points to .*gone, which is missing"):
        Cluster(place / "postgres").start()
