"""What every template knows about the site."""

from django.conf import settings


def site(request):
    """The site's name, and whether it shows the sample instead of an archive of its own."""
    return {"site_name": settings.SITE_NAME, "shows_sample": settings.SHOWS_SAMPLE}
