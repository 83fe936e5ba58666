# The image of every role: one static binary, no shell, not root.
FROM --platform=$BUILDPLATFORM golang:1.26-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=devel
ARG TARGETOS
ARG TARGETARCH
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags "-s -w -X github.com/stackdex/stackdex/cmd/stackdex/internal/cli.version=${VERSION}" -o /out/stackdex ./cmd/stackdex \
 && mkdir -p /out/data && printf 'stackdex:x:65532:65532::/data:\n' > /out/passwd

FROM scratch
LABEL org.opencontainers.image.title="stackdex" \
      org.opencontainers.image.description="A searchable, cited index of what the web says about software tools" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/passwd /etc/passwd
COPY --from=build /out/stackdex /stackdex
COPY --from=build --chown=65532:65532 /out/data /data
USER 65532:65532
ENV STACKDEX_DATA_DIR=/data
VOLUME /data
ENTRYPOINT ["/stackdex"]
CMD ["--help"]
