package org.wheelhouse.ui.display;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

import org.eclipse.swt.widgets.Control;

/**
 * What SWT does not offer of GTK's keys: which physical key an event is about, and to keep Alt with a letter from opening
 * menus. UI thread.
 */
final class GtkKeys {

	private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
	/** GDK's Super, Hyper and Meta at once. */
	private static final int NEVER_TOGETHER = 1 << 26 | 1 << 27 | 1 << 28;
	private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;

	private final MethodHandle currentEvent;
	private final MethodHandle keyCode;
	private final MethodHandle keyValue;
	private final MethodHandle free;
	private final MethodHandle topLevel;
	private final MethodHandle mnemonicModifier;
	private final MethodHandle setMnemonicModifier;

	private GtkKeys(SymbolLookup gtk, SymbolLookup gdk) {
		var pointer = ValueLayout.ADDRESS;
		currentEvent = find(gtk, "gtk_get_current_event", FunctionDescriptor.of(pointer));
		keyCode = find(gdk, "gdk_event_get_keycode", FunctionDescriptor.of(INT, pointer, pointer));
		keyValue = find(gdk, "gdk_event_get_keyval", FunctionDescriptor.of(INT, pointer, pointer));
		free = find(gdk, "gdk_event_free", FunctionDescriptor.ofVoid(pointer));
		topLevel = find(gtk, "gtk_widget_get_toplevel", FunctionDescriptor.of(pointer, pointer));
		mnemonicModifier = find(gtk, "gtk_window_get_mnemonic_modifier", FunctionDescriptor.of(INT, pointer));
		setMnemonicModifier = find(gtk, "gtk_window_set_mnemonic_modifier", FunctionDescriptor.ofVoid(pointer, INT));
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

	/**
	 * Takes the mnemonics from the window of a control: no menu opens by Alt and its letter.
	 *
	 * @return gives them back, if the window is there still
	 */
	Runnable withoutMnemonics(Control control) {
		try {
			var window = (MemorySegment) topLevel.invokeExact(
					MemorySegment.ofAddress(Control.class.getField("handle").getLong(control)));
			var before = (int) mnemonicModifier.invokeExact(window);
			setMnemonicModifier.invokeExact(window, NEVER_TOGETHER);
			var shell = control.getShell();
			return () -> {
				if (!shell.isDisposed()) {
					set(window, before);
				}
			};
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	private void set(MemorySegment window, int modifier) {
		try {
			setMnemonicModifier.invokeExact(window, modifier);
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
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
