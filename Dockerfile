# The archive's image; docker-compose.yml runs it beside a PostgreSQL of its own.
FROM python:3.13-slim-trixie

# Right-to-left scripts in pictures need fribidi: the distribution's, with its security updates.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libfribidi0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /archive archive \
    && install --directory --owner=archive /archive/var /archive/backups

WORKDIR /archive
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --requirement requirements.txt

COPY . .
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 STATIC_DIR=/archive/built-static VAR_DIR=/archive/var
# The key that collecting makes must not get into the image.
RUN VAR_DIR=/tmp/build python manage.py collectstatic --noinput --verbosity=0 \
    && rm -r /tmp/build \
    && python -m compileall -q archive_site articles

# The user archive, by its number: so a host can tell that it is not root.
USER 10001
EXPOSE 8000
HEALTHCHECK --start-period=10s CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["gunicorn", "--config=python:archive_site.gunicorn", "--bind=0.0.0.0:8000", "archive_site.wsgi"]
