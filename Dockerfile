FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY tools ./tools
COPY prisma ./prisma
# The embedded database and its download are for a machine without servers; here they are given.
RUN npm ci --omit=dev && npm cache clean --force
COPY . .
RUN node --import tsx embedded/css.ts && mkdir /data && chown node:node /data
USER node
EXPOSE 3000
VOLUME /data
CMD ["node", "--import", "tsx", "api/server.ts"]
