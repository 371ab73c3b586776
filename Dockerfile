# The service, with the embedded local Google in it. Stage 1 installs, stage 2 runs what was installed.

FROM python:3.13-slim AS build
WORKDIR /srv/shopsheet
COPY run requirements-runtime.lock requirements-uv.lock ./
# Compiled here, because the user who runs it may write nothing but /data.
RUN UV_COMPILE_BYTECODE=1 ./run setup --runtime && rm --force .venv/bin/uv .venv/bin/uvx
COPY . .
RUN .venv/bin/python -m compileall -q app localsheets

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home shopsheet
COPY --from=build /srv/shopsheet /srv/shopsheet
ENV PATH=/srv/shopsheet/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    SHOPSHEET_DATA_DIR=/data \
    SHOPSHEET_HOST=0.0.0.0 \
    SHOPSHEET_PORT=8000
WORKDIR /data
USER shopsheet
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
CMD ["shopsheet", "serve"]
