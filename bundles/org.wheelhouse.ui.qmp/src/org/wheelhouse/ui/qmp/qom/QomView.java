package org.wheelhouse.ui.qmp.qom;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.qom.SetProperty;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.qmp.command.QomSet;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.PickedElement;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.EmptyStateStack;

import com.fasterxml.jackson.databind.JsonNode;

/** The view of the selected machine's objects. Only wires; asks nothing while it cannot be seen. */
public final class QomView extends MachineView {

	/** When devices go, several events come together. */
	private static final Duration SETTLED = Duration.ofMillis(200);

	/** Where what a person has plugged in is. */
	private static final String START = "/machine/peripheral";

	private @Nullable IMemento memento;
	private @Nullable EmptyStateStack deck;
	private @Nullable QomPage page;
	private @Nullable Conflated reading;
	private @Nullable Subscription events;
	private Optional<Connected> connected = Optional.empty();
	private Set<String> devices = Set.of();
	private String wanted = "";

	/** A connection whose objects are shown; another process has others. */
	private record Connected(String machine, long pid, long startedMillis) {}

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = saved;
	}

	@Override
	public void saveState(@Nullable IMemento saved) {
		super.saveState(saved);
		var content = page;
		if (saved != null && content != null && !content.isDisposed()) {
			PageMemory.save(saved, content);
		}
	}

	@Override
	protected void createContent(Composite parent) {
		var made = new EmptyStateStack(parent);
		var content = new QomPage(made.content(), modelThread(), this::set);
		deck = made;
		page = content;
		reading = new Conflated(parent.getDisplay(), SETTLED, this::readAgain);
		PageMemory.restore(memento, content);
		getViewSite().getActionBars().getToolBarManager().add(new Refresh());
		Objects.requireNonNull(getSite().getService(IHandlerService.class))
				.activateHandler(IWorkbenchCommandConstants.FILE_REFRESH, new RefreshKey());
	}

	@Override
	public void dispose() {
		forget();
		if (reading != null) {
			reading.stop();
		}
		super.dispose();
	}

	@Override
	protected void show(@Nullable Machine shown) {
		wanted = "";
		forget();
	}

	/** Whatever changes of the machine comes here: only what concerns the objects has them read. */
	@Override
	protected void refresh() {
		var machine = machine();
		var content = page;
		var shown = deck;
		if (machine == null || content == null || shown == null) {
			return;
		}
		var access = registry().machine(machine.getId());
		shown.show(access.isPresent());
		if (access.isEmpty()) {
			shown.empty().say(NLS.bind(Messages.View_Lost, machine.getName()),
					machine.getDetail().isEmpty() ? Messages.View_LostText : machine.getDetail());
			forget();
			return;
		}
		var now = new Connected(machine.getId(), machine.getPid(), machine.getStartedMillis());
		if (!connected.equals(Optional.of(now))) {
			forget();
			connected = Optional.of(now);
			devices = devices(machine);
			listen(access.get());
			content.of(access.map(connection -> connection));
			wanted = wanted.isEmpty() ? START : wanted;
		} else if (!devices.equals(devices(machine))) {
			devices = devices(machine);
			readSoon();
		}
		if (!wanted.isEmpty()) {
			content.go(wanted);
			wanted = "";
		}
	}

	@Override
	protected void picked(PickedElement element) {
		var path = switch (element.element()) {
			case PciFunction function -> function.getKey();
			case PciBus bus -> bus.getKey();
			case Cpu cpu -> cpu.getQomPath();
			case BlockDevice device -> device.getQdev();
			default -> "";
		};
		if (!path.isEmpty()) {
			wanted = path;
			if (isSeen()) {
				refresh();
			}
		}
	}

	/** Plugging tells no event of QEMU's: it is seen by the devices that the model has then. */
	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.PCI};
	}

	private static Set<String> devices(Machine machine) {
		var keys = new HashSet<String>();
		var pci = machine.getPci();
		if (pci != null) {
			pci.eAllContents().forEachRemaining(element -> {
				if (element instanceof PciFunction function) {
					keys.add(function.getKey());
				}
			});
		}
		return keys;
	}

	private void listen(MachineAccess access) {
		var thread = modelThread();
		events = access.onEvent(event -> {
			if (changesObjects(event)) {
				thread.execute(this::readSoon);
			}
		});
	}

	private static boolean changesObjects(Event event) {
		return event.name().equals("DEVICE_DELETED");
	}

	private void forget() {
		var listening = events;
		if (listening != null) {
			listening.close();
			events = null;
		}
		var content = page;
		if (connected.isPresent() && content != null && !content.isDisposed()) {
			content.of(Optional.empty());
		}
		connected = Optional.empty();
	}

	private void readSoon() {
		if (reading != null) {
			reading.request();
		}
	}

	private void readAgain() {
		var content = page;
		if (content != null && !content.isDisposed() && connected.isPresent()) {
			if (isSeen()) {
				content.refresh();
			} else {
				// It is read again, all of it, when somebody looks.
				forget();
			}
		}
	}

	private CompletableFuture<?> set(QomSet command, Optional<JsonNode> before) {
		var machine = machine();
		var access = machine == null ? Optional.<MachineAccess>empty() : registry().machine(machine.getId());
		if (access.isPresent()) {
			var setting = new SetProperty(access.get(), command, before);
			return setting.warning().thenComposeAsync(
					warning -> warning.isEmpty() || confirmed(warning.get())
							? operations().run(setting)
							: CompletableFuture.failedFuture(new CancellationException()),
					modelThread());
		}
		var lost = new CoreException(NLS.bind(Messages.View_Lost, machine == null ? "" : machine.getName()));
		return operations().follow(command.property(), CompletableFuture.failedFuture(lost));
	}

	/** Nothing is set unless it is said so. */
	private boolean confirmed(Warning warning) {
		return Confirm.loss(getSite().getShell(), Messages.View_Warning, warning.text(), Messages.View_SetAnyway);
	}

	private boolean isSeen() {
		return getSite().getPage().isPartVisible(this);
	}

	private ModelThread modelThread() {
		return Objects.requireNonNull(getSite().getService(ModelThread.class));
	}

	private final class Refresh extends Action {

		Refresh() {
			super(Messages.View_Refresh, Icon.REFRESH.descriptor());
			setId("org.wheelhouse.ui.qmp.qom.refresh");
		}

		@Override
		public void run() {
			readSoon();
		}
	}

	private final class RefreshKey extends AbstractHandler {

		@Override
		public @Nullable Object execute(@Nullable ExecutionEvent event) {
			readSoon();
			return null;
		}
	}
}
