package org.wheelhouse.rfb.qemu;

import java.util.List;

/**
 * Boot sectors that draw. They run in real mode, so that the BIOS can be called, with one segment (fs) that reaches all of memory,
 * so that the picture can be written to. After each picture they write one byte to QEMU's debug port E9.
 */
public final class BootSector {

	/** A picture of 32 bits per pixel, by the numbers that QEMU's VGA BIOS gives its modes. */
	public record Scene(Size size, Pattern pattern) {}

	/** A mode of QEMU's VGA BIOS. */
	public enum Size {
		W640(0x142, 640, 480), W800(0x143, 800, 600), W1024(0x144, 1024, 768), W1280(0x145, 1280, 1024);

		public final int mode;
		public final int width;
		public final int height;

		Size(int mode, int width, int height) {
			this.mode = mode;
			this.width = width;
			this.height = height;
		}
	}

	private static final String NEXT_RANDOM = "6669ED0D661900 6681C55FF36E3C"; // imul ebp, 1664525; add ebp, 1013904223
	private static final String MARK = "B02A E6E9"; // mov al, '*'; out E9, al
	private static final int LARGEST_RECTANGLE = 64;

	private final Code code = new Code();

	private BootSector() {
		code.hex("31C0 8ED8 8EC0 8ED0 BC007C"); // xor ax, ax; mov ds, es, ss, ax; mov sp, 7C00
	}

	/** Draws one scene after the other, each at the press of a key but the first. */
	public static byte[] scenes(List<Scene> scenes) {
		var sector = new BootSector();
		for (var i = 0; i < scenes.size(); i++) {
			if (i > 0) {
				sector.code.hex("31C0 CD16"); // xor ax, ax; int 16: wait for a key
			}
			sector.setMode(scenes.get(i).size());
			sector.draw(scenes.get(i), i);
			sector.code.hex(MARK);
		}
		return sector.end();
	}

	/** Draws rectangles of random places, sizes and colours, a few at each of sixty ticks a second, without end. */
	public static byte[] rectangles(Size size) {
		var sector = new BootSector();
		sector.setMode(size);
		sector.code.hex("B036 E643 B0AE E640 B04D E640"); // the timer's divisor: out 43, 36; out 40, AE; out 40, 4D
		sector.code.place("tick").hex("F4 B103"); // hlt; mov cl, 3
		sector.code.place("next").hex("51"); // push cx
		sector.randomBelow(size.width - LARGEST_RECTANGLE);
		sector.code.hex("66C1E002 6689C7"); // shl eax, 2; mov edi, eax
		sector.randomBelow(size.height - LARGEST_RECTANGLE);
		sector.code.hex("660FB7161006 66F7E2 6601C7") // movzx edx, word [0610]: bytes per row; mul edx; add edi, eax
				.hex("66033E2806"); // add edi, [0628]: where the picture begins
		sector.randomBelow(LARGEST_RECTANGLE);
		sector.code.hex("6640 6689C2"); // inc eax; mov edx, eax: width
		sector.randomBelow(LARGEST_RECTANGLE);
		sector.code.hex("6640 6689C3"); // inc eax; mov ebx, eax: height
		sector.code.hex(NEXT_RANDOM + "6689E8") // mov eax, ebp: colour, with something in the byte that means nothing
				.place("row").hex("6689FE 6689D1") // mov esi, edi; mov ecx, edx
				.place("pixel").hex("64 67 66 8906 6683C604 6649") // mov fs:[esi], eax; add esi, 4; dec ecx
				.jump("0F85", "pixel") // jnz
				.hex("6650") // push eax
				.hex("660FB7061006 6601C7 6658 664B") // movzx eax, word [0610]; add edi, eax; pop eax; dec ebx
				.jump("0F85", "row") // jnz
				.hex("59 FEC9") // pop cx; dec cl
				.jump("0F85", "next") // jnz
				.hex(MARK).jump("E9", "tick"); // jmp
		return sector.end();
	}

	/** Fills the text screen with all characters in all colours that do not blink, hides the cursor and lights caps lock. */
	public static byte[] text() {
		var sector = new BootSector();
		sector.code.hex("B80300 CD10 B401 B90020 CD10") // mov ax, 3; int 10; mov ah, 1; mov cx, 2000; int 10
				.hex("B800B8 8EC0 31FF B9D007") // mov ax, B800; mov es, ax; xor di, di; mov cx, 2000
				.place("cell").hex("89C8 69C00D66 80E47F AB") // mov ax, cx; imul ax, 660D; and ah, 7F; stosw
				.hex("49").jump("0F85", "cell") // dec cx; jnz
				.hex("B0ED E660 B004 E660") // mov al, ED; out 60, al; mov al, 4; out 60, al: the keyboard's lights
				.hex(MARK);
		return sector.end();
	}

	/** Sets a mode, reads where its picture is and makes that reachable. */
	private void setMode(Size size) {
		code.hex("B8024F BB").word(size.mode | 0x4000).hex("CD10") // mov ax, 4F02; mov bx, mode; int 10: set it
				.hex("B8014F B9").word(size.mode).hex("BF0006 CD10") // mov ax, 4F01; mov cx; mov di, 0600; int 10: ask
				.jump("E8", "reach") // call
				.hex("66BD").dword(1); // mov ebp, 1: the first random number
	}

	private void draw(Scene scene, int number) {
		code.hex("6631DB 668B362806") // xor ebx, ebx; mov esi, [0628]: where the picture begins
				.place("row" + number).hex("6631C9 6689F7") // xor ecx, ecx; mov edi, esi
				.place("pixel" + number).hex(scene.pattern().instructions())
				.hex("64 67 66 8907 6683C704 6641") // mov fs:[edi], eax; add edi, 4; inc ecx
				.hex("6681F9").dword(scene.size().width).jump("0F82", "pixel" + number) // cmp ecx, width; jb
				.hex("660FB7061006 6601C6 6643") // movzx eax, word [0610]: bytes per row; add esi, eax; inc ebx
				.hex("6681FB").dword(scene.size().height).jump("0F82", "row" + number); // cmp ebx, height; jb
	}

	/** eax is a random number below this. */
	private void randomBelow(int bound) {
		code.hex(NEXT_RANDOM + "6689E8 66C1E810 6669C0").dword(bound) // mov eax, ebp; shr eax, 16; imul eax, bound
				.hex("66C1E810"); // shr eax, 16
	}

	private byte[] end() {
		return code.place("halt").hex("F4").jump("E9", "halt") // hlt; jmp
				.place("reach").hex("FA 0F0116").address("table") // cli; lgdt [table]
				.hex("0F20C0 0C01 0F22C0 EB00") // mov eax, cr0; or al, 1; mov cr0, eax; jmp to the next
				.hex("BB0800 8EE3 24FE 0F22C0 FB C3") // mov bx, 8; mov fs, bx; and al, FE; mov cr0, eax; sti; ret
				.place("table").word(15).address("segments").word(0) //
				.place("segments").hex("0000000000000000 FFFF00000092CF00").sector();
	}
}
