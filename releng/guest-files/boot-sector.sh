#!/bin/sh
# Writes a boot sector of our own, 512 bytes, to standard output: what can be shown where no Linux guest can be had.
# It draws a title, a counter and a growing bar on the VGA text screen and sends "COUNTER n" to COM1 once a second.
# The listing below is its source: bytes first, what they mean behind the "#". It is loaded at 0000:7C00 in real mode.
set -eu
export LC_ALL=C

bytes() {
	while read -r line; do
		for hex in ${line%%#*}; do printf "\\$(printf %03o "0x$hex")"; done
	done
}

code() {
	bytes <<'LISTING'
# 7C00 _start: Segments, stack, text mode 80x25 with a hidden cursor
31 c0               # xor ax,ax
8e d8               # mov ds,ax
8e d0               # mov ss,ax
bc 00 7c            # mov sp,0x7c00
fb                  # sti
fc                  # cld
b8 03 00            # mov ax,0x3
cd 10               # int 0x10
b4 01               # mov ah,0x1
b9 00 20            # mov cx,0x2000; cursor start bit 5: hidden
cd 10               # int 0x10

# A band of colour with the title
b8 00 b8            # mov ax,0xb800; the text screen, two bytes a cell: character, colour
8e c0               # mov es,ax
31 ff               # xor di,di
b8 20 1f            # mov ax,0x1f20; a space, white on blue
b9 90 01            # mov cx,0x190; 5 rows
f3 ab               # rep stosw
bf 68 01            # mov di,0x168; row 2, column 20
be c1 7c            # mov si,0x7cc1; title
e8 73 00            # call draw
66 31 db            # xor ebx,ebx; the counter

# 7C32 second: Once a second: 18 ticks of the BIOS clock at 0040:006C
b9 12 00            # mov cx,0x12
# 7C35 tick:
a0 6c 04            # mov al,ds:0x46c
# 7C38 wait:
f4                  # hlt; until the next interrupt
3a 06 6c 04         # cmp al,ds:0x46c
74 f9               # je wait
e2 f4               # loop tick

# Count, and show it
66 43               # inc ebx
66 89 d8            # mov eax,ebx
66 b9 0a 00 00 00   # mov ecx,0xa
be 04 7d            # mov si,0x7d04; behind the last digit

# 7C4F digit: The counter (EBX) as decimal digits, written backwards; SI ends at the first one
66 31 d2            # xor edx,edx
66 f7 f1            # div ecx
80 c2 30            # add dl,0x30
4e                  # dec si
88 14               # mov [si],dl
66 85 c0            # test eax,eax
75 ef               # jne digit
56                  # push si
bf 28 05            # mov di,0x528; row 8, column 20
be f1 7c            # mov si,0x7cf1; "COUNTER "
e8 38 00            # call draw
5e                  # pop si
56                  # push si
e8 33 00            # call draw
be f1 7c            # mov si,0x7cf1; "COUNTER "
e8 38 00            # call send
5e                  # pop si
e8 34 00            # call send
b0 0a               # mov al,0xa; end of line
ee                  # out dx,al

# One cell of a bar that grows
66 89 d8            # mov eax,ebx
66 31 d2            # xor edx,edx
66 b9 50 00 00 00   # mov ecx,0x50; 80 columns
66 f7 f1            # div ecx
89 d7               # mov di,dx
d1 e7               # shl di,1
81 c7 80 07         # add di,0x780; row 12
88 c4               # mov ah,al
fe c4               # inc ah; another colour each time round
c0 e4 04            # shl ah,0x4
80 e4 70            # and ah,0x70; background colours do not blink
b0 20               # mov al,0x20
ab                  # stosw
eb 90               # jmp second

# 7CA2 draw: text at SI to the screen at ES:DI, white on blue, until a zero byte
b4 1f               # mov ah,0x1f
# 7CA4:
ac                  # lodsb
84 c0               # test al,al
74 03               # je 7CAC
ab                  # stosw
eb f8               # jmp 7CA4
# 7CAC:
c3                  # ret

# 7CAD send: text at SI to COM1, waiting until its transmitter is empty; leaves DX = 3F8
ba fd 03            # mov dx,0x3fd; line status
# 7CB0:
ec                  # in al,dx
a8 20               # test al,0x20
74 fb               # je 7CB0
ba f8 03            # mov dx,0x3f8
ac                  # lodsb
84 c0               # test al,al
74 03               # je 7CC0
ee                  # out dx,al
eb ed               # jmp send
# 7CC0:
c3                  # ret
LISTING
}

# Text behind the code; the listing knows each address.
text() {
	printf 'Wheelhouse sample: no guest OS, one boot sector\0'     # 7CC1 title
	printf 'COUNTER \0'                                            # 7CF1 word
	printf '0000000000\0'                                          # 7CFA ten digits, filled from the end
}

{ code; text; } | dd bs=510 conv=sync iflag=fullblock status=none
printf '\125\252'                                                 # 55 AA: bootable
