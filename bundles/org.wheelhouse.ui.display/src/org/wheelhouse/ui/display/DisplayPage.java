package org.wheelhouse.ui.display;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.keys.IBindingService;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.rfb.CursorImage;
import org.wheelhouse.ui.machine.MachinePage;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.WidgetIds;

/** The page of a machine's editor that shows its screen and gives it keyboard and pointer. UI thread. */
public final class DisplayPage implements MachinePage {

	private static final Duration STATUS_PERIOD = Duration.ofSeconds(1);
	/** How long the connection of a hidden page stays, for somebody who comes back. */
	private static final Duration LINGER = Duration.ofSeconds(30);
	/** How long it takes to read how a full screen is left. */
	private static final Duration HINT = Duration.ofSeconds(5);
	/** What nobody sees. */
	private static final ScreenState.Off OFF = new ScreenState.Off("");

	private @Nullable Parts parts;

	@Override
	public Control create(Composite parent, IEditorSite site) {
		var made = new Parts(parent, site);
		parts = made;
		return made.whole;
	}

	@Override
	public void show(Machine machine) {
		made().show(machine);
	}

	@Override
	public void seen(boolean visible) {
		made().seen(visible);
	}

	@Override
	public void setFocus() {
		made().setFocus();
	}

	@Override
	public void dispose() {
		var made = parts;
		if (made != null) {
			made.dispose();
		}
	}

	private Parts made() {
		return Objects.requireNonNull(parts, "not created");
	}

	/** All that is there once the page has its widgets. */
	private static final class Parts implements ScreenLink.Owner, ScreenTools.Actions {

		private final IEditorSite site;
		private final Composite whole;
		private final Composite stage;
		private final StackLayout stack = new StackLayout();
		private final ScreenCanvas canvas;
		private final NoScreenPane curtain;
		private final ScreenTools tools;
		private final ScreenStatus status;
		private final ScreenLink link;
		private final Keyboard keyboard;
		private final Pointer pointer;
		private final TextSender typist;
		private final FullScreen fullScreen;
		private final ZoomPreferences zooms = new ZoomPreferences(
				InstanceScope.INSTANCE.getNode("org.wheelhouse.ui.display").node("zoom"));
		private final Conflated tick;
		private Optional<Machine> machine = Optional.empty();
		private String machineId = "";
		private Zoom zoom = new Zoom.Fit();
		private boolean visible;
		private int hidings;

		Parts(Composite parent, IEditorSite site) {
			this.site = site;
			var display = parent.getDisplay();
			whole = new Composite(parent, SWT.NONE);
			ColorRole.CHROME.fill(whole);
			WidgetIds.name(whole, "display");
			GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(whole);
			tools = new ScreenTools(whole, this);
			GridDataFactory.fillDefaults().grab(true, false).indent(4, 2).applyTo(tools.control());
			stage = new Composite(whole, SWT.NONE);
			stage.setLayout(stack);
			GridDataFactory.fillDefaults().grab(true, true).applyTo(stage);
			canvas = Keyboard.withoutInputMethod(display, () -> new ScreenCanvas(stage));
			curtain = new NoScreenPane(stage, this::retry);
			stack.topControl = curtain.control();
			status = new ScreenStatus(whole);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(status.control());
			var registry = Objects.requireNonNull(site.getService(MachineRegistry.class));
			link = new ScreenLink(display, Objects.requireNonNull(site.getService(ModelThread.class)),
					() -> registry.vnc(machineId), this);
			keyboard = new Keyboard(canvas, Objects.requireNonNull(site.getService(IBindingService.class)), this::key,
					this::keyboardChanged);
			pointer = new Pointer(canvas, link, keyboard);
			typist = new TextSender(display, this::key);
			fullScreen = new FullScreen(canvas, this::showState, this::leaveFullScreen, HINT);
			tick = new Conflated(display, STATUS_PERIOD, this::tick);
			curtain.show(link.state());
			refresh();
		}

		void show(Machine shown) {
			if (!shown.getId().equals(machineId)) {
				machineId = shown.getId();
				link.leave(OFF);
				zoom = zooms.of(machineId);
				canvas.setZoom(zoom);
			}
			machine = Optional.of(shown);
			var locked = shown.getLock() != Lock.NONE;
			if (locked && !link.isReadOnly()) {
				keyboard.give(); // what is held is let go of
			}
			link.setReadOnly(locked);
			decide();
		}

		void seen(boolean now) {
			if (now == visible) {
				return;
			}
			visible = now;
			link.seen(now);
			if (now) {
				decide();
				tick();
			} else {
				keyboard.give();
				var hiding = ++hidings;
				whole.getDisplay().timerExec((int) LINGER.toMillis(), () -> {
					if (!visible && hiding == hidings) {
						link.leave(OFF);
					}
				});
			}
		}

		/** A connection is opened when the page is first seen, and stays while there is a machine to show. */
		private void decide() {
			var off = machine.map(Machine::getState).map(ScreenState::off).orElse(Optional.of(OFF));
			if (off.isPresent()) {
				link.leave(off.get());
			} else if (visible) {
				link.want();
			}
		}

		void setFocus() {
			if (stack.topControl == canvas || fullScreen.isOn()) {
				canvas.forceFocus();
			} else {
				curtain.setFocus();
			}
		}

		void dispose() {
			tick.stop();
			typist.stop();
			keyboard.give();
			link.close();
		}

		private void retry(Optional<String> password) {
			link.retry(password);
		}

		private void tick() {
			if (visible && !whole.isDisposed()) {
				refresh();
				tick.request();
			}
		}

		private void refresh() {
			var connected = link.state() instanceof ScreenState.Connected;
			tools.show(zoom, keyboard.isTaken(), connected);
			status.show(link, canvas.screenSize(), keyboard.isTaken());
		}

		private void showState() {
			if (whole.isDisposed()) {
				return;
			}
			var hadFocus = hasFocus();
			var top = link.state() instanceof ScreenState.Connected ? canvas : curtain.control();
			if (stack.topControl != top) {
				stack.topControl = top;
				stage.layout();
			}
			if (hadFocus) {
				setFocus();
			}
			refresh();
		}

		private boolean hasFocus() {
			for (Control at = whole.getDisplay().getFocusControl(); at != null; at = at.getParent()) {
				if (at == stage) {
					return true;
				}
			}
			return false;
		}

		private void key(Key key, boolean down) {
			link.guest().ifPresent(session -> session.key(key.keysym(), key.scanCode(), down));
		}

		private void keyboardChanged(boolean taken) {
			if (whole.isDisposed()) {
				return;
			}
			canvas.setMarked(taken);
			pointer.keyboardChanged();
			if (!taken) {
				fullScreen.leave();
			}
			refresh();
		}

		@Override
		public void changed(ScreenState state) {
			if (whole.isDisposed()) {
				return;
			}
			if (state instanceof ScreenState.Connected) {
				canvas.show(link.session().orElseThrow().framebuffer());
			} else {
				keyboard.give();
				fullScreen.leave();
				curtain.show(state);
			}
			showState();
		}

		@Override
		public void damaged() {
			if (!canvas.isDisposed()) {
				canvas.damaged();
			}
		}

		@Override
		public void cursor(CursorImage cursor) {
			if (!canvas.isDisposed()) {
				pointer.show(cursor);
			}
		}

		@Override
		public void cutText(String text) {
			if (visible && !text.isEmpty()) {
				withClipboard(clipboard -> clipboard.setContents(new Object[]{text},
						new Transfer[]{TextTransfer.getInstance()}));
			}
		}

		@Override
		public void bell() {
			if (visible) {
				whole.getDisplay().beep();
			}
		}

		@Override
		public void zoom(Zoom wanted) {
			zoom = wanted;
			zooms.keep(machineId, wanted);
			canvas.setZoom(wanted);
			refresh();
		}

		@Override
		public void sendKeys(SendKeys keys) {
			keys.send(this::key);
			setFocus();
		}

		@Override
		public void takeKeys(boolean take) {
			if (take) {
				canvas.forceFocus();
				keyboard.take();
			} else {
				keyboard.give();
			}
		}

		@Override
		public void saveScreenshot() {
			canvas.copy().ifPresent(picture -> {
				try {
					Screenshot.save(site.getShell(), name(), picture).ifPresent(OperationRunner.of(site)::say);
				} catch (SWTException e) {
					OperationRunner.of(site).failed(Messages.Screenshot_Title, e);
				}
			});
		}

		@Override
		public void copyPicture() {
			canvas.copy().ifPresent(picture -> withClipboard(clipboard -> clipboard
					.setContents(new Object[]{picture}, new Transfer[]{ImageTransfer.getInstance()})));
		}

		@Override
		public void pasteAsKeys() {
			withClipboard(clipboard -> {
				if (clipboard.getContents(TextTransfer.getInstance()) instanceof String text
						&& TextSender.mayType(site.getShell(), text)) {
					typist.type(text);
					setFocus();
				}
			});
		}

		@Override
		public void fullScreen() {
			fullScreen.toggle(name());
			keyboard.take();
		}

		private void leaveFullScreen() {
			keyboard.give();
			fullScreen.leave();
		}

		@Override
		public void configureServer() {
			machine.ifPresent(shown -> VncForm.open(site.getWorkbenchWindow(), shown));
		}

		private String name() {
			return machine.map(Machine::getName).orElse("");
		}

		private void withClipboard(Consumer<Clipboard> use) {
			var clipboard = new Clipboard(whole.getDisplay());
			try {
				use.accept(clipboard);
			} finally {
				clipboard.dispose();
			}
		}
	}
}
