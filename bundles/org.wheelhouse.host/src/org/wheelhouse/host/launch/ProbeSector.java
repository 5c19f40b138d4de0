package org.wheelhouse.host.launch;

import java.util.HexFormat;

/**
 * The boot sector that measures an accelerator: enters 64-bit long mode, tells so on the debug port, runs
 * {@link #ITERATIONS} rounds of a loop, tells again and leaves QEMU through its isa-debug-exit device. Needs
 * {@code -debugcon stdio -device isa-debug-exit,iobase=0xf4,iosize=4}.
 */
public final class ProbeSector {

	/** So many rounds. */
	static final int ITERATIONS = 20_000_000;
	/** Written to the debug port when the loop begins. */
	public static final char BEGUN = 2;
	/** Written to the debug port when the loop has ended. */
	public static final char ENDED = 3;
	/** With this status QEMU leaves: twice the 0x10 that is written to isa-debug-exit, plus one. */
	static final int EXIT_STATUS = 0x10 << 1 | 1;

	private static final int SIZE = 512;

	/** Loaded at 0000:7C00 in real mode. Bytes, then what they mean. */
	private static final String LISTING = """
			fa                  # cli
			31 c0               # xor ax,ax
			8e d8               # mov ds,ax
			8e c0               # mov es,ax

			                    # page tables at 1000, 2000, 3000: the first 2 MiB map to themselves
			bf 00 10            # mov di,0x1000
			b9 00 18            # mov cx,0x1800
			fc                  # cld
			f3 ab               # rep stosw
			c7 06 00 10 03 20   # mov word [0x1000],0x2003      present, writable
			c7 06 00 20 03 30   # mov word [0x2000],0x3003
			c7 06 00 30 83 00   # mov word [0x3000],0x0083      one large page

			                    # CR3, CR4.PAE, EFER.LME, then CR0.PG and CR0.PE in one go
			66 b8 00 10 00 00   # mov eax,0x1000
			0f 22 d8            # mov cr3,eax
			0f 20 e0            # mov eax,cr4
			0c 20               # or al,0x20
			0f 22 e0            # mov cr4,eax
			66 b9 80 00 00 c0   # mov ecx,0xc0000080
			0f 32               # rdmsr
			80 cc 01            # or ah,1
			0f 30               # wrmsr
			0f 01 16 7f 7c      # lgdt [0x7c7f]
			0f 20 c0            # mov eax,cr0
			66 0d 01 00 00 80   # or eax,0x80000001
			0f 22 c0            # mov cr0,eax
			ea 56 7c 08 00      # jmp 0x08:0x7c56

			                    # 7C56: 64-bit code
			b0 02               # mov al,2
			e6 e9               # out 0xe9,al                   begun
			b9 00 2d 31 01      # mov ecx,20000000
			48 ff c9            # dec rcx
			75 fb               # jnz to dec
			b0 03               # mov al,3
			e6 e9               # out 0xe9,al                   ended
			b0 10               # mov al,0x10
			e6 f4               # out 0xf4,al                   leave QEMU
			f4                  # hlt
			eb fd               # jmp to hlt

			                    # 7C6F: descriptors: none; 64-bit code
			00 00 00 00 00 00 00 00
			00 00 00 00 00 9a 20 00
			0f 00 6f 7c 00 00   # 7C7F: where they are
			""";

	private ProbeSector() {
	}

	/** The 512 bytes. */
	public static byte[] image() {
		String digits = LISTING.replaceAll("#.*", "").replaceAll("\\s", "");
		byte[] code = HexFormat.of().parseHex(digits);
		byte[] image = new byte[SIZE];
		System.arraycopy(code, 0, image, 0, code.length);
		image[SIZE - 2] = 0x55;
		image[SIZE - 1] = (byte) 0xaa;
		return image;
	}
}
