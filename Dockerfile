FROM python:3.13-slim
WORKDIR /archive
COPY requirements.txt .
RUN pip install --no-cache-dir --requirement requirements.txt \
    && useradd --create-home archive && mkdir var && chown archive var
COPY . .
USER archive
ENV PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz')"]
CMD ["sh", "-c", "python manage.py migrate --noinput && python manage.py collectstatic --noinput && exec gunicorn --config python:archive_site.gunicorn --bind 0.0.0.0:8000 archive_site.wsgi"]
