package org.wheelhouse.faulttest;

import java.util.HexFormat;

/** Guests of a few bytes, in 16-bit code, that do one thing. The image of a floppy disk. */
enum BootSector {
	/** {@code cli; hlt}. */
	IDLE("fa f4 eb fd"),
	/** Panics: {@code mov al,1; mov dx,0x505; out dx,al} tells pvpanic so. */
	PANICS("b0 01 ba 05 05 ee fa f4 eb fd"),
	/** Switches the ib700 watchdog on, for 0 s, and hangs: {@code mov al,0xf; mov dx,0x443; out dx,al}. */
	HANGS("b0 0f ba 43 04 ee eb fe"),
	/** Asks the chipset to sleep: {@code mov ax,0x2400; mov dx,0x604; out dx,ax}. */
	SLEEPS("b8 00 24 ba 04 06 ef fa f4 eb fd"),
	/** Asks the chipset to switch off: {@code mov ax,0x2000; mov dx,0x604; out dx,ax}. */
	SHUTS_DOWN("b8 00 20 ba 04 06 ef fa f4 eb fd"),
	/**
	 * Heeds its power button as a guest with ACPI does: {@code mov dx,0x602; mov ax,0x100; out dx,ax} wants to hear of it,
	 * says so on the debug port, {@code mov dx,0x600; in ax,dx; test ah,1; jz} waits for it, and then it switches off.
	 */
	HEEDS_THE_BUTTON("ba 02 06 b8 00 01 ef b0 57 ba e9 00 ee ba 00 06 ed f6 c4 01 74 f7 ba 04 06 b8 00 20 ef f4 eb fd"),
	/** Ends QEMU by isa-debug-exit, whose status is then 3: {@code mov al,1; mov dx,0x501; out dx,al}. */
	EXITS("b0 01 ba 01 05 ee fa f4 eb fd"),
	/** Writes the second sector of the first hard disk, through the BIOS, and says so on the debug port, for ever. */
	WRITES(disk("03")),
	/** The same with reading. */
	READS(disk("02"));

	/** Where it says a W after each write that went well. */
	static final String PORT = "isa-debugcon,iobase=0xe9,chardev=said";

	private static final int FLOPPY = 1_474_560;
	private static final int SECTOR = 512;

	private final String code;

	BootSector(String code) {
		this.code = code;
	}

	private static String disk(String function) {
		return "31 c0 8e d8 8e c0 8e d0 bc 00 7c" // xor ax,ax; ds, es, ss = 0; mov sp,0x7c00
				+ " bb 00 7e" // again: mov bx,0x7e00
				+ " b8 01 " + function // mov ax,0x0301 or 0x0201: one sector
				+ " b9 02 00 ba 80 00 cd 13" // mov cx,2; mov dx,0x80; int 0x13
				+ " 72 f0" // jc again
				+ " b0 57 ba e9 00 ee" // mov al,'W'; mov dx,0xe9; out dx,al
				+ " eb e8"; // jmp again
	}

	byte[] floppy() {
		byte[] image = new byte[FLOPPY];
		byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(code);
		System.arraycopy(bytes, 0, image, 0, bytes.length);
		image[SECTOR - 2] = 0x55;
		image[SECTOR - 1] = (byte) 0xaa;
		return image;
	}
}
