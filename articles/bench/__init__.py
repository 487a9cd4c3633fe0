"""How fast the archive is, and whether it counts right: `manage.py bench`.

`corpus.py` makes an archive of any size, `loading.py` brings it into a cluster of its own
(`cluster.py`), and each part measures one thing and gives the tables that `report.py` prints.
Needs `articles/bench/requirements.txt`; nothing outside this folder imports it.
"""
