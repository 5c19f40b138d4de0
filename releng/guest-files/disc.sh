#!/bin/sh
# Writes a small ISO 9660 image (ECMA-119, level 1) with one file, README.TXT, to standard output.
# usage: disc.sh LABEL TEXT        LABEL: at most 32 of A-Z 0-9 _        TEXT: less than 2,000 ASCII characters
#
# Written by hand because genisoimage and xorriso are seldom installed. Sectors of 2,048 bytes:
#   0-15 unused   16 primary volume descriptor   17 terminator   18/19 path tables   20 root folder   21 README.TXT
set -eu
export LC_ALL=C
label=${1:?a volume label} text="${2:?the text of README.TXT}
"
sectors=22 path_table=18 path_table_big=19 root=20 readme=21

byte()    { printf "\\$(printf %03o "$1")"; }
zeros()   { head -c "$1" /dev/zero; }
little2() { byte $(($1 & 255)); byte $(($1 >> 8 & 255)); }
big2()    { byte $(($1 >> 8 & 255)); byte $(($1 & 255)); }
little4() { little2 $(($1 & 65535)); little2 $(($1 >> 16)); }
big4()    { big2 $(($1 >> 16)); big2 $(($1 & 65535)); }
both2()   { little2 "$1"; big2 "$1"; }
both4()   { little4 "$1"; big4 "$1"; }
padded()  { printf "%-$2s" "$1"; }

# Pads its standard input with zeros to whole sectors.
sector() { dd bs=2048 conv=sync status=none iflag=fullblock; }

# entry SECTOR BYTES FLAGS NAME_LENGTH: a folder's record up to its name
entry() {
	byte $((33 + $4 + ($4 + 1) % 2)); byte 0
	both4 "$1"; both4 "$2"
	byte 125; byte 1; byte 1; zeros 4                     # 2025-01-01 00:00:00 UTC: the same bytes every time
	byte "$3"; zeros 2; both2 1; byte "$4"
}

volume() {
	byte 1; printf CD001; byte 1; byte 0
	padded '' 32; padded "$label" 32; zeros 8
	both4 $sectors; zeros 32; both2 1; both2 1; both2 2048
	both4 10; little4 $path_table; little4 0; big4 $path_table_big; big4 0
	entry $root 2048 2 1; byte 0
	padded '' 512                                         # volume set, publisher, preparer, application
	padded '' 111                                         # copyright, abstract, bibliography
	for _ in created modified expires effective; do padded 0000000000000000 16; byte 0; done
	byte 1
}

folder() {
	entry $root 2048 2 1; byte 0                          # itself
	entry $root 2048 2 1; byte 1                          # its parent
	entry $readme ${#text} 0 12; printf 'README.TXT;1'; byte 0
}

zeros 32768
volume | sector
{ byte 255; printf CD001; byte 1; } | sector
{ byte 1; byte 0; little4 $root; little2 1; zeros 2; } | sector
{ byte 1; byte 0; big4 $root; big2 1; zeros 2; } | sector
folder | sector
printf %s "$text" | sector
