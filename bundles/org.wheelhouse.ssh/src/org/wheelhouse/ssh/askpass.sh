#!/bin/sh
# ssh runs this for each of its questions. The question goes into a file of the private folder $WH_ASK; the answer comes by a
# pipe beside it, "+ANSWER" or "-" for none, and is never in a file.
umask 077
r=$WH_ASK/reply.$$
mkfifo "$r" || exit 1
trap 'rm -f "$r" "$WH_ASK/ask.$$"' EXIT
trap 'exit 1' HUP INT TERM
printf '%s %s\n%s' "${SSH_ASKPASS_PROMPT:-ask}" "$PPID" "$1" >"$WH_ASK/new.$$" && mv "$WH_ASK/new.$$" "$WH_ASK/ask.$$"
IFS= read -r a <"$r" || exit 1
case $a in
+*) printf '%s\n' "${a#+}" ;;
*) exit 1 ;;
esac
