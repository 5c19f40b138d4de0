# A boot sector that says on its first serial port what reaches it, for tests of keyboard and pointer:
#   K hh          a byte from the keyboard, scan code set 1
#   M xxxx yyyy bb   an absolute position of the pointer (0 to ffff each) and its buttons, by VMware's back door
# and first R, when it listens.
	.code16
	.globl start
start:
	cli
	xor %ax, %ax
	mov %ax, %ds
	mov %ax, %ss
	mov $0x7c00, %sp
	mov $0x45414552, %ebx           # VMMOUSE_READ_ID: wake up
	mov $41, %cx
	call backdoor
	mov $40, %cx                    # its status
	call backdoor
	mov $1, %ebx
	mov $39, %cx                    # its version, one word of data
	call backdoor
	mov $0x53424152, %ebx           # VMMOUSE_REQUEST_ABSOLUTE
	mov $41, %cx
	call backdoor
	mov $'R', %al
	call put
	call newline
poll:
	in $0x64, %al
	test $1, %al
	jz pointer
	mov %al, %ah
	in $0x60, %al
	test $0x20, %ah                 # of the mouse: not for us
	jnz pointer
	push %ax
	mov $'K', %al
	call put
	mov $' ', %al
	call put
	pop %ax
	call byte
	call newline
pointer:
	xor %ebx, %ebx
	mov $40, %cx
	call backdoor
	cmp $4, %ax
	jb poll
	mov $4, %ebx
	mov $39, %cx
	call backdoor
	push %ax                        # flags and buttons
	push %cx                        # y
	push %bx                        # x
	mov $'M', %al
	call put
	pop %ax
	call word
	pop %ax
	call word
	mov $' ', %al
	call put
	pop %ax
	call byte
	call newline
	jmp poll

# In: ebx, cx. Out: eax, ebx, ecx.
backdoor:
	movzwl %cx, %ecx
	mov $0x564d5868, %eax
	mov $0x5658, %dx
	in %dx, %eax
	ret

# A blank and ax as four hexadecimal digits.
word:
	push %ax
	mov $' ', %al
	call put
	pop %ax
	push %ax
	mov %ah, %al
	call byte
	pop %ax
# al as two hexadecimal digits
byte:
	push %ax
	shr $4, %al
	call digit
	pop %ax
	and $15, %al
digit:
	cmp $10, %al
	sbb $0x69, %al
	das
	jmp put
newline:
	mov $'\n', %al
# al to the serial port
put:
	push %dx
	push %ax
	mov $0x3fd, %dx
ready:
	in %dx, %al
	test $0x20, %al
	jz ready
	pop %ax
	mov $0x3f8, %dx
	out %al, %dx
	pop %dx
	ret

	.org 510
	.word 0xaa55
