package org.wheelhouse.ui.display;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * What SWT does not offer of GTK's keys: which physical key an event is about, the keys of which SWT tells nothing, and to
 * keep Alt with a letter from opening menus. UI thread.
 */
final class GtkKeys {

	/** Hears of a key. */
	@FunctionalInterface
	interface Listener {

		/**
		 * A key went down or up.
		 *
		 * @return whether it was taken; else GTK goes on with it
		 */
		boolean key(Key key, boolean down);
	}

	/** What GTK calls for a signal about a key, a {@code GCallback}. */
	@FunctionalInterface
	private interface Signal {

		int emitted(MemorySegment widget, MemorySegment event, MemorySegment data);
	}

	private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
	private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
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
	private final MethodHandle connect;
	private final MethodHandle disconnect;
	/** What GTK calls: kept as long as it may. */
	private final List<MemorySegment> stubs = new ArrayList<>();

	private GtkKeys(SymbolLookup gtk, SymbolLookup gdk, SymbolLookup gobject) {
		var pointer = ValueLayout.ADDRESS;
		currentEvent = find(gtk, "gtk_get_current_event", FunctionDescriptor.of(pointer));
		keyCode = find(gdk, "gdk_event_get_keycode", FunctionDescriptor.of(INT, pointer, pointer));
		keyValue = find(gdk, "gdk_event_get_keyval", FunctionDescriptor.of(INT, pointer, pointer));
		free = find(gdk, "gdk_event_free", FunctionDescriptor.ofVoid(pointer));
		topLevel = find(gtk, "gtk_widget_get_toplevel", FunctionDescriptor.of(pointer, pointer));
		mnemonicModifier = find(gtk, "gtk_window_get_mnemonic_modifier", FunctionDescriptor.of(INT, pointer));
		setMnemonicModifier = find(gtk, "gtk_window_set_mnemonic_modifier", FunctionDescriptor.ofVoid(pointer, INT));
		connect = find(gobject, "g_signal_connect_data",
				FunctionDescriptor.of(LONG, pointer, pointer, pointer, pointer, pointer, INT));
		disconnect = find(gobject, "g_signal_handler_disconnect", FunctionDescriptor.ofVoid(pointer, LONG));
	}

	/** Empty where the workbench does not run on GTK 3, or may not call it. */
	static Optional<GtkKeys> find() {
		try {
			return Optional.of(new GtkKeys(SymbolLookup.libraryLookup("libgtk-3.so.0", Arena.global()),
					SymbolLookup.libraryLookup("libgdk-3.so.0", Arena.global()),
					SymbolLookup.libraryLookup("libgobject-2.0.so.0", Arena.global())));
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
			var window = (MemorySegment) topLevel.invokeExact(widget(control));
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

	/**
	 * Tells of the keys that SWT keeps silent about or lets pass, until the control is disposed of. SWT has no event for a
	 * key that is neither a character nor a constant of its own: dead keys before all.
	 *
	 * @param control it must hear keys of SWT already: who was there first is asked first
	 */
	void listen(Control control, Listener listener) {
		try {
			var widget = widget(control);
			var press = connect(widget, "key-press-event", listener, true);
			var release = connect(widget, "key-release-event", listener, false);
			control.addListener(SWT.Dispose, _ -> {
				disconnect(widget, press);
				disconnect(widget, release);
			});
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	private long connect(MemorySegment widget, String signal, Listener listener, boolean down) throws Throwable {
		Signal called = (_, event, _) -> heard(listener, down, event);
		var target = MethodHandles.lookup()
				.findVirtual(Signal.class, "emitted", MethodType.methodType(int.class, MemorySegment.class,
						MemorySegment.class, MemorySegment.class))
				.bindTo(called);
		// Freed by the garbage collector: a handler may be disconnected while it runs.
		var stub = Linker.nativeLinker().upcallStub(target,
				FunctionDescriptor.of(INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
				Arena.ofAuto());
		stubs.add(stub);
		try (var arena = Arena.ofConfined()) {
			return (long) connect.invokeExact(widget, arena.allocateFrom(signal), stub, MemorySegment.NULL,
					MemorySegment.NULL, 0);
		}
	}

	private void disconnect(MemorySegment widget, long handler) {
		try {
			disconnect.invokeExact(widget, handler);
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	/** Called by GTK, which no exception may reach: it would end the process. The event loop gets it. */
	private int heard(Listener listener, boolean down, MemorySegment event) {
		try {
			return keyOf(event).filter(key -> listener.key(key, down)).isPresent() ? 1 : 0;
		} catch (Throwable e) {
			Display.getDefault().asyncExec(() -> {
				throw new IllegalStateException(e);
			});
			return 0;
		}
	}

	/** The key of the event under way; empty when that is no key event. */
	Optional<Key> current() {
		try {
			var event = (MemorySegment) currentEvent.invokeExact();
			if (event.address() == 0) {
				return Optional.empty();
			}
			try {
				return keyOf(event);
			} finally {
				free.invokeExact(event);
			}
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	private Optional<Key> keyOf(MemorySegment event) throws Throwable {
		try (var arena = Arena.ofConfined()) {
			var code = arena.allocate(SHORT);
			var value = arena.allocate(INT);
			var known = (int) keyCode.invokeExact(event, code) != 0 && (int) keyValue.invokeExact(event, value) != 0;
			return known
					? Optional.of(new Key(value.get(INT, 0),
							ScanCodes.ofHardware(Short.toUnsignedInt(code.get(SHORT, 0)))))
					: Optional.empty();
		}
	}

	private static MemorySegment widget(Control control) throws ReflectiveOperationException {
		return MemorySegment.ofAddress(Control.class.getField("handle").getLong(control));
	}
}
