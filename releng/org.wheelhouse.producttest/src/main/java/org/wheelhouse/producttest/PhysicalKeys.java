package org.wheelhouse.producttest;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;

/** Keys pressed by their place on the keyboard, whatever is written on them: Robot knows only keys that Java has a name for. */
final class PhysicalKeys implements AutoCloseable {
	private static final Duration HOLD = Duration.ofMillis(30);

	private final Arena arena = Arena.ofShared();
	private final MethodHandle fakeKeyEvent;
	private final MethodHandle flush;
	private final MemorySegment display;

	PhysicalKeys() {
		SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
		SymbolLookup xtst = SymbolLookup.libraryLookup("libXtst.so.6", arena);
		MethodHandle open = call(x11, "XOpenDisplay",
				FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
		fakeKeyEvent = call(xtst, "XTestFakeKeyEvent", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
				ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
		flush = call(x11, "XFlush", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
		display = (MemorySegment) invoke(open, MemorySegment.NULL);
		if (display.address() == 0) {
			throw new IllegalStateException("no display");
		}
	}

	private static MethodHandle call(SymbolLookup library, String name, FunctionDescriptor signature) {
		return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), signature);
	}

	private static Object invoke(MethodHandle call, Object... arguments) {
		try {
			return call.invokeWithArguments(arguments);
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * Presses keys together and lets them go in the opposite order.
	 *
	 * @param codes X11's: eight more than Linux'
	 */
	void press(int... codes) {
		for (int code : codes) {
			send(code, 1);
		}
		for (int i = codes.length - 1; i >= 0; i--) {
			send(codes[i], 0);
		}
	}

	private void send(int code, int down) {
		invoke(fakeKeyEvent, display, code, down, 0L);
		invoke(flush, display);
		Await.pass(HOLD);
	}

	@Override
	public void close() {
		arena.close();
	}
}
