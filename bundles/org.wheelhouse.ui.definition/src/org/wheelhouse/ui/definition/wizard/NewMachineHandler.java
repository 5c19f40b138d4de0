package org.wheelhouse.ui.definition.wizard;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.creation.HostFolders;
import org.wheelhouse.core.creation.HostOffer;
import org.wheelhouse.core.creation.NewMachine;
import org.wheelhouse.core.creation.Surroundings;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.host.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.definition.lifecycle.KnownMachines;
import org.wheelhouse.ui.handlers.StartNews;
import org.wheelhouse.ui.handlers.Starting;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.part.MachineAwaited;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;

/** Opens the window New Machine; what it has made is registered, opened and, if that is wanted, started. UI thread. */
public final class NewMachineHandler extends AbstractHandler {

	/** A file to begin with. */
	private static final String FILE = "org.wheelhouse.ui.definition.newMachine.file";
	/** The page of a machine's editor that shows its screen. */
	private static final String DISPLAY = "display";

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		var hosts = listed(registry);
		if (hosts.isEmpty()) {
			throw new ExecutionException(Messages.Handler_noHost);
		}
		var proposals = new HostProposals(hosts);
		var dialog = new NewMachineDialog(window.getShell(), proposals, (definition, start) -> {
			if (proposals.chosen() instanceof ListedHost chosen) {
				made(window, chosen.host(), definition, start);
			}
		});
		var file = event == null ? null : event.getParameter(FILE);
		if (file == null) {
			dialog.open(meant(hosts, HandlerUtil.getCurrentSelection(event)));
		} else {
			dialog.open(SourceKind.of(Path.of(file)), Path.of(file));
		}
		return null;
	}

	/** In the order of the list of machines, those that need no connection first. */
	private static List<ListedHost> listed(MachineRegistry registry) {
		return registry.inventory().getHosts().stream()
				.flatMap(shown -> registry.host(shown).stream()
						.map(host -> new ListedHost(shown, host, asked -> proposals(registry, asked))))
				.sorted(Comparator.comparing(listed -> listed.shown().getConnection() != HostConnection.HERE)).toList();
	}

	/** That of the row that is selected, where something can be made there, else the first. */
	private static int meant(List<ListedHost> hosts, @Nullable ISelection selection) {
		return selection instanceof IStructuredSelection rows
				&& rows.getFirstElement() instanceof org.wheelhouse.model.live.Host shown && ListedHost.isReady(shown)
						? Math.max(0, hosts.stream().map(ListedHost::shown).toList().indexOf(shown))
						: 0;
	}

	private static Proposing proposals(MachineRegistry registry, Host host) {
		var definitions = InventoryLookup.machines(registry.inventory()).stream()
				.filter(machine -> registry.host(machine.getId()).filter(host::equals).isPresent())
				.map(Machine::getDefinitionPath).filter(path -> !path.isEmpty()).map(Path::of).toList();
		return new MachineProposals(host, HostOffer.of(host), HostFolders.of(host), new KnownMachines(registry),
				Surroundings.freePort(host, NewMachine.FIRST_SSH_PORT, definitions).exceptionally(_ -> 0),
				program -> registry.capability().of(host, program).exceptionally(_ -> QemuFacts.NONE));
	}

	private static void made(IWorkbenchWindow window, Host host, Path definition, boolean start) {
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		var operations = OperationRunner.of(window);
		operations
				.follow(NLS.bind(Messages.Handler_register, definition.getFileName()),
						registered(registry, host, definition))
				.thenAccept(id -> MachineAwaited.on(registry.inventory(), machine -> machine.getId().equals(id),
						machine -> {
							MachineEditor.open(window.getActivePage(), machine,
									start ? DISPLAY : MachineEditor.OVERVIEW);
							if (start) {
								start(window, registry, operations, machine);
							}
						}));
	}

	/** What it runs stood in the window. */
	private static CompletableFuture<String> registered(MachineRegistry registry, Host host,
			Path definition) {
		return DefinitionFile.text(host.files(), definition)
				.thenCompose(text -> registry.written(host, Optional.empty(), new WrittenDefinition(definition, text)))
				.thenCompose(_ -> registry.define(definition, host));
	}

	private static void start(IWorkbenchWindow window, MachineRegistry registry, OperationRunner operations,
			Machine machine) {
		var label = NLS.bind(Messages.Handler_start, machine.getName());
		var modelThread = Objects.requireNonNull(window.getService(ModelThread.class));
		operations.follow(label,
				new Starting(registry, window::getShell, modelThread).start(machine.getId(), machine.getName()),
				id -> StartNews.of(label, machine, registry.machine(id).isPresent()));
	}
}
