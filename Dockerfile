# La guía en un contenedor. La primera etapa construye el sitio; la segunda lo sirve y no lleva nada más.
FROM python:3.13-slim AS construir
# Con libcairo, los diagramas se descargan también en PNG y en PDF. Del historial de Git salen las fechas y las novedades.
RUN apt-get update && \
    apt-get install --yes --no-install-recommends git libcairo2 && \
    rm -rf /var/lib/apt/lists/*
# Cambian poco: mientras no cambien, nada de lo anterior a la construcción se repite.
COPY requirements.txt /
RUN pip install --no-cache-dir --no-deps --require-hashes --requirement /requirements.txt
# Dónde se publica y dónde está el código, si se dice. Sin nada, vale para cualquier dirección.
ARG SITE_URL="" REPO_URL=""
WORKDIR /guia
# La carpeta se ve mientras se construye; lo que se escriba en ella se pierde al acabar.
RUN --mount=type=bind,target=/guia,rw \
    NO_MKDOCS_2_WARNING=1 mkdocs build --strict --site-dir /sitio && \
    python hooks/hosting.py /sitio /csp.conf

FROM nginx:1.30
COPY contenedor/nginx.conf /etc/nginx/nginx.conf
COPY --from=construir /csp.conf /etc/nginx/csp.conf
COPY --from=construir /sitio /sitio
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --start-interval=1s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--head", "--output", "/dev/null", "http://127.0.0.1:8080/"]
# En lugar del programa de arranque de la imagen, que prepara archivos que aquí nadie puede cambiar.
ENTRYPOINT ["nginx"]
CMD ["-g", "daemon off;"]
