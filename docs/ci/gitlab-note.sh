#!/bin/sh
# Writes a summary as a note on the merge request, or replaces the note of an earlier pipeline. Needs curl and jq. curl reads
# the token from a file, so that no process list shows it.
set -eu

summary=$1
mark='<!-- onsale gate -->'
notes=$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes

[ -s "$summary" ] || { echo "onsale: $summary is empty: no run was judged, so no note was written" >&2; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(umask 077 && printf 'header = "PRIVATE-TOKEN: %s"\n' "$GITLAB_TOKEN" >"$folder/curlrc")

call() { # METHOD URL [OPTION]...
  method=$1 url=$2
  shift 2
  curl --config "$folder/curlrc" --fail --silent --show-error --max-time 30 --request "$method" "$@" "$url"
}

# GitLab accepts a million characters; nobody reads that many.
{ printf '%s\n' "$mark"; head -c 60000 "$summary"; printf '\n\n[The job, with its artifacts](%s)\n' "$CI_JOB_URL"; } >"$folder/body"

# Only a note of this token's own user may be replaced, so search only those.
me=$(call GET "$CI_API_V4_URL/user" | jq -r .id)
page=1
own=''
while [ -z "$own" ]; do
  call GET "$notes?per_page=100&page=$page" >"$folder/notes"
  own=$(jq -r --arg mark "$mark" --argjson me "$me" \
    '[.[] | select(.author.id == $me and (.body | startswith($mark)))][0].id // empty' "$folder/notes")
  [ "$(jq length "$folder/notes")" = 100 ] || break
  page=$((page + 1))
done

if [ -n "$own" ]; then
  call PUT "$notes/$own" --data-urlencode "body@$folder/body" >"$folder/answer"
else
  call POST "$notes" --data-urlencode "body@$folder/body" >"$folder/answer"
fi
