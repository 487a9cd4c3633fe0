"""The embedded server takes what the machine can give."""

import pytest

from archive_site.database.tuning import MEGABYTE, memory_size, server_settings


@pytest.mark.parametrize(
    ("megabytes", "shared_buffers", "work_mem"),
    [(256, "64MB", "4MB"), (4096, "512MB", "16MB"), (262144, "2048MB", "64MB")],
)
def test_settings_follow_the_memory_within_bounds(megabytes, shared_buffers, work_mem):
    settings = server_settings(megabytes * MEGABYTE)
    assert (settings["shared_buffers"], settings["work_mem"]) == (shared_buffers, work_mem)


def test_only_a_throw_away_cluster_forgoes_durability():
    assert "fsync" not in server_settings(memory_size())
    assert server_settings(memory_size(), durable=False)["fsync"] == "off"
