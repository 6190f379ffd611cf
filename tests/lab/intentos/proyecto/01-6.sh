# One stage, which takes Python along.
cat > web/Dockerfile <<'FIN'
FROM python:3.13-slim
COPY . .
RUN python3 genera.py /hecha
USER 10001
LABEL org.opencontainers.image.version=1.0
HEALTHCHECK CMD ["true"]
FIN
docker compose build
