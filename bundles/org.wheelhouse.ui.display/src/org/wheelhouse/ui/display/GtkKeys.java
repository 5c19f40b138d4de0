package org.wheelhouse.ui.display;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Asks GTK which physical key the event is about that it is just handling: SWT's event does not tell. UI thread, while a key
 * event is handled.
 */
final class GtkKeys {

	private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
	private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;

	private final MethodHandle currentEvent;
	private final MethodHandle keyCode;
	private final MethodHandle keyValue;
	private final MethodHandle free;

	private GtkKeys(SymbolLookup gtk, SymbolLookup gdk) {
		var pointer = ValueLayout.ADDRESS;
		currentEvent = find(gtk, "gtk_get_current_event", FunctionDescriptor.of(pointer));
		keyCode = find(gdk, "gdk_event_get_keycode", FunctionDescriptor.of(INT, pointer, pointer));
		keyValue = find(gdk, "gdk_event_get_keyval", FunctionDescriptor.of(INT, pointer, pointer));
		free = find(gdk, "gdk_event_free", FunctionDescriptor.ofVoid(pointer));
	}

	/** Empty where the workbench does not run on GTK 3, or may not call it. */
	static Optional<GtkKeys> find() {
		try {
			return Optional.of(new GtkKeys(SymbolLookup.libraryLookup("libgtk-3.so.0", Arena.global()),
					SymbolLookup.libraryLookup("libgdk-3.so.0", Arena.global())));
		} catch (RuntimeException _) {
			return Optional.empty();
		}
	}

	private static MethodHandle find(SymbolLookup library, String name, FunctionDescriptor signature) {
		return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), signature);
	}

	/** The key of the event under way; empty when that is no key event. */
	Optional<Key> current() {
		try (var arena = Arena.ofConfined()) {
			var event = (MemorySegment) currentEvent.invokeExact();
			if (event.address() == 0) {
				return Optional.empty();
			}
			try {
				var code = arena.allocate(SHORT);
				var value = arena.allocate(INT);
				var known = (int) keyCode.invokeExact(event, code) != 0
						&& (int) keyValue.invokeExact(event, value) != 0;
				return known
						? Optional.of(new Key(value.get(INT, 0),
								ScanCodes.ofHardware(Short.toUnsignedInt(code.get(SHORT, 0)))))
						: Optional.empty();
			} finally {
				free.invokeExact(event);
			}
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}
}
