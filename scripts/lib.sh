# Steps and suites for the scripts: each says what it does, how long it took and where its log is.
# Source it from the repository root.

logs=build/logs
passed=0
failed=0
failed_suites=()

microseconds() { echo "${EPOCHREALTIME/[.,]/}"; }

seconds_since() {
  local spent=$(($(microseconds) - $1))
  printf '%d.%d s' $((spent / 1000000)) $((spent / 100000 % 10))
}

log_of() { echo "$logs/$(tr -cs 'A-Za-z0-9+._\n' '-' <<<"$1").log"; }

# step NAME COMMAND...: the script stops here if the command fails.
step() {
  local name=$1 log begin
  shift
  log=$(log_of "$name")
  begin=$(microseconds)
  mkdir -p "$logs"
  printf '%-64s' "$name"
  if "$@" >"$log" 2>&1 </dev/null; then
    printf 'ok, %s\n' "$(seconds_since "$begin")"
    return
  fi
  printf 'FAILED, %s\n' "$(seconds_since "$begin")"
  tail -n 40 "$log" | sed 's/^/    /'
  printf '%s: the step "%s" failed; its log is %s\n' "$0" "$name" "$log" >&2
  exit 1
}

# suite NAME COMMAND...: goes on after a failure. The command closes with "N passed, N failed", or
# else it counts as one test; the exit status 77 says that a tool is not here.
suite() {
  local name=$1 log begin status=0 good=0 bad=0
  shift
  log=$(log_of "$name")
  begin=$(microseconds)
  mkdir -p "$logs"
  printf '%-64s' "$name"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status == 77)); then
    printf 'SKIPPED: %s\n' "$(tail -n 1 "$log")"
    return
  fi
  if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    good=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]}
    if ((status != 0 && bad == 0)); then bad=1; fi
  elif ((status == 0)); then
    good=1
  else
    bad=1
  fi
  passed=$((passed + good)) failed=$((failed + bad))
  if ((bad == 0)); then
    printf '%s passed, %s\n' "$good" "$(seconds_since "$begin")"
    return
  fi
  printf '%s passed, %s FAILED, %s\n' "$good" "$bad" "$(seconds_since "$begin")"
  tail -n 60 "$log" | sed 's/^/    /'
  failed_suites+=("$name: $log$(first_errors "$log")")
}

# first_errors LOG: each on a line, to be seen at the end of a long output.
first_errors() {
  local line
  { grep -hE -m 5 '(^|[^_])(error|ERROR): |ThreadSanitizer: ' "$1" || true; } | while IFS= read -r line; do
    printf '\n    %s' "$line"
  done
}

# skip NAME REASON
skip() { printf '%-64sSKIPPED: %s\n' "$1" "$2"; }

# configure DIRECTORY MESON_ARGUMENT...: also where the directory was configured before.
configure() {
  local directory=$1
  shift
  if [[ -f $directory/build.ninja ]]; then set -- --reconfigure "$@"; fi
  meson setup "$directory" "$@"
}
