# La primera etapa construye el sitio; la segunda lo sirve y no lleva nada más.
FROM python:3.13-slim AS construir
# Con libcairo, los diagramas se descargan también en PNG y en PDF. Git da las
# fechas de las páginas y las novedades.
RUN apt-get update && \
    apt-get install --yes --no-install-recommends git libcairo2 && \
    rm -rf /var/lib/apt/lists/*
# Aparte y antes, porque cambia poco: mientras no cambie, no se repite.
COPY requirements.txt /
RUN pip install --no-cache-dir --no-deps --require-hashes \
    --requirement /requirements.txt
# Dónde se publica y dónde está el código. Sin decirlo, vale para cualquier sitio.
ARG SITE_URL="" REPO_URL=""
WORKDIR /guia
# La carpeta se ve mientras se construye; lo que se escriba en ella se pierde.
RUN --mount=type=bind,target=/guia,rw \
    NO_MKDOCS_2_WARNING=1 mkdocs build --strict --site-dir /sitio && \
    python hooks/hosting.py /sitio /csp.conf

FROM nginx:1.30
COPY contenedor/nginx.conf /etc/nginx/nginx.conf
COPY --from=construir /csp.conf /etc/nginx/csp.conf
COPY --from=construir /sitio /sitio
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--head", "--output", "/dev/null", \
         "http://127.0.0.1:8080/"]
# En lugar del script de arranque de la imagen, que escribe donde aquí no se puede.
ENTRYPOINT ["nginx"]
CMD ["-g", "daemon off;"]
