"""Prints all that the public sees as JSON: `manage.py shell -c` runs this file's text."""

import json

from django.test import Client

LISTS = ("articles", "quotes", "speakers", "organizations", "publications", "topics")

PAGES = ("/", "/about/", "/sitemap.xml", "/quotes/?q=dam", *(f"/{each}/" for each in LISTS))

client = Client(SERVER_NAME="localhost")
seen = {}


def see(address):
    """Get an address, once; the answer."""
    answer = client.get(address)
    seen[address] = [answer.status_code, answer.content.decode()]
    return answer


def path(url):
    return "/" + url.split("/", 3)[3]


for page in PAGES:
    see(page)
for each in LISTS:
    following = f"/{each}/?format=json"
    while following:
        listed = see(following).json()
        for result in listed["results"]:
            page = path(result["url"])
            see(page)
            see(page.removesuffix("/") + ".json")
        following = listed["next"] and path(listed["next"])
print(json.dumps(seen, sort_keys=True))
