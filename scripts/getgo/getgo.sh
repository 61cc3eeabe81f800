#!/bin/sh
# Links .cache/go to a Go that can build the project, where the go of the PATH cannot.
#
# Go 1.21 and later fetch the version that go.mod asks for by themselves. Older ones, as of Debian 12 and Ubuntu 22.04,
# only stumble over that line; but they can fetch the same archive as a module, from GOPROXY and checked by GOSUMDB. What
# is left to do is what a newer go would: let programs run, and give go.mod files, which an archive of a module cannot
# hold, their names back.
set -eu
cd "$(dirname "$0")/../.."
go=${GO:-go}

command -v "$go" >/dev/null || {
  echo "Go is missing: apt-get install golang-go ca-certificates (an old one will do, it fetches the new), or https://go.dev/dl" >&2
  exit 1
}
want=$(sed -n 's/^go //p' go.mod)
minor=$("$go" version | sed -n 's/.* go1\.\([0-9]*\).*/\1/p')
if [ "${minor:-21}" -ge 21 ] || .cache/go/bin/go version 2>/dev/null | grep -qF "go$want "; then
  exit 0
fi

module=golang.org/toolchain@v0.0.1-go$want.$("$go" env GOHOSTOS)-$("$go" env GOHOSTARCH)
echo "go1.$minor is too old for go$want: fetching $module" >&2
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
echo "module empty" >"$empty/go.mod"
(cd "$empty" && GO111MODULE=on GOFLAGS=-mod=mod "$go" mod download "$module")

modules=$("$go" env GOMODCACHE) # empty before Go 1.15
root=${modules:-$("$go" env GOPATH)/pkg/mod}/$module
chmod -R u+w "$root"
chmod -R +x "$root/bin" "$root/pkg/tool"
find "$root" -name _go.mod | while read -r file; do
  cp "$file" "${file%_go.mod}go.mod"
done
mkdir -p .cache
ln -sfn "$root" .cache/go
