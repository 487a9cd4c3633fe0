"""Records whose mentions went to several others: nobody can say whom their links meant."""

from articles.models import Change


def heirs(record):
    """The public records that have the mentions of `record` now; [] while it has any of its own."""
    if record.mentions.exists() or record.quotes.exists():
        return []
    rows = Change.objects.of(record).filter(field="parted", state=Change.State.APPLIED)
    last = rows.order_by("-pk").first()
    ids = last.after if last else []
    found = type(record).objects.filter(public_id__in=ids).select_related("moved_to")
    now = {each.moved_to or each for each in found}
    return sorted((each for each in now if each.state == "public"), key=lambda each: each.sort_name)
