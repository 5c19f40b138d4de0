package org.wheelhouse.ui.machines;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeViewerListener;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.hosts.HostMenu;
import org.wheelhouse.ui.machine.DefinitionImport;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.CurrentMachine;
import org.wheelhouse.ui.part.InventoryListener;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.part.MachinePart;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.part.PartVisibility;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.EmptyStateStack;

/**
 * All hosts and machines. The machine that is selected is the {@link CurrentMachine}; of several it is one. Gestures are about
 * all that are selected. UI thread.
 */
public final class MachinesView extends ViewPart implements MachinePart {

	/** Its identifier in {@code plugin.xml}; also that of its context menu. */
	public static final String ID = "org.wheelhouse.ui.machines";

	private static final String THUMBNAILS = "thumbnails";

	private final RowWatches watches = new RowWatches((id, topics) -> registry().watch(id, topics));
	private final FoundWatchSet found = new FoundWatchSet(id -> registry().watchFound(id));
	private @Nullable MachinesTree tree;
	private @Nullable InventoryListener changes;
	private @Nullable Subscription current;
	private boolean thumbnails;
	private Set<Machine> inSight = Set.of();
	private boolean visible;

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento memento) throws PartInitException {
		super.init(site, memento);
		thumbnails = memento != null && Boolean.TRUE.equals(memento.getBoolean(THUMBNAILS));
	}

	@Override
	public void saveState(@Nullable IMemento memento) {
		if (memento != null) {
			memento.putBoolean(THUMBNAILS, thumbnails);
		}
	}

	@Override
	public void createPartControl(@Nullable Composite parent) {
		var registry = registry();
		var deck = new EmptyStateStack(Objects.requireNonNull(parent));
		deck.empty().say(Messages.Empty_Title, Messages.Empty_Text,
				new EmptyState.Action(Messages.Empty_New, () -> execute(NewMachineFrom.COMMAND)),
				new EmptyState.Action(Messages.Empty_Attach, () -> execute("org.wheelhouse.ui.command.attach")),
				new EmptyState.Action(Messages.Empty_Import,
						() -> execute("org.wheelhouse.ui.command.importDefinition")),
				new EmptyState.Action(Messages.Empty_Host, () -> execute("org.wheelhouse.ui.command.addHost")));
		var dropped = new Dropped(registry);
		DefinitionDrop.on(deck.control(), dropped);
		var sash = new SashForm(deck.content(), SWT.VERTICAL);
		var made = new MachinesTree(sash, registry.inventory(), registry::series, Clock.systemUTC());
		tree = made;
		MachineDrag.install(made.viewer(), dropped, moved -> moved.offer(getSite()));
		new Thumbnails(sash, registry.inventory(), registry::screen,
				machine -> MachineEditor.open(getSite().getPage(), machine));
		sash.setWeights(3, 2);
		sash.setMaximizedControl(thumbnails ? null : made.control());
		getViewSite().getActionBars().getToolBarManager().add(new ShowThumbnails(sash, made));
		wire(made);
		var update = new Conflated(sash.getDisplay(), Conflated.VIEW_PERIOD, () -> {
			deck.show(!InventoryLookup.machines(registry.inventory()).isEmpty()
					|| registry.inventory().getHosts().stream().anyMatch(HostMenu::isFar)
					|| somethingFound());
			watchAll();
		});
		changes = new InventoryListener(registry.inventory(), new InventoryListener.Listener() {
			@Override
			public void changed(Object element, boolean rows) {
				if (rows) {
					update.request();
				}
			}

			@Override
			public void foundChanged(EObject element, boolean rows) {
				changed(element, rows);
			}
		});
		update.request();
		deck.control().addDisposeListener(_ -> update.stop());
		var currentMachine = CurrentMachine.in(getSite());
		made.viewer().addSelectionChangedListener(_ -> chosen(currentMachine));
		current = currentMachine.follow(machine -> machine.ifPresent(made::select));
		made.onRowsInSight(rows -> {
			inSight = rows;
			watchAll();
		});
		PartVisibility.follow(this, seen -> {
			visible = seen;
			watchAll();
		});
	}

	@Override
	public List<Machine> meant() {
		return tree == null
				? List.of()
				: Arrays.stream(tree.viewer().getStructuredSelection().toArray()).filter(Machine.class::isInstance)
						.map(Machine.class::cast).toList();
	}

	/** What becomes of files that are dropped here. */
	private final class Dropped implements DefinitionDrop.Taker {

		private final MachineRegistry registry;

		Dropped(MachineRegistry registry) {
			this.registry = registry;
		}

		@Override
		public void definitions(List<Path> files) {
			new DefinitionImport(getSite().getPage(), registry, OperationRunner.of(getSite())).take(files);
		}

		@Override
		public void image(Path file) {
			new NewMachineFrom(file).offer(getSite());
		}

		@Override
		public void left(List<Path> images) {
			OperationRunner.of(getSite()).say(NLS.bind(Messages.Dropped_Left, images.stream()
					.map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(", "))));
		}
	}

	/** Of several, the current one stays it. */
	private void chosen(CurrentMachine currentMachine) {
		var chosen = meant();
		if (!chosen.isEmpty() && currentMachine.machine().filter(chosen::contains).isEmpty()) {
			currentMachine.choose(chosen.getFirst());
		}
	}

	@Override
	public void dispose() {
		if (current != null) {
			current.close();
		}
		if (changes != null) {
			changes.close();
		}
		visible = false;
		watchAll();
		super.dispose();
	}

	@Override
	public void setFocus() {
		if (tree != null) {
			tree.viewer().getControl().setFocus();
		}
	}

	private MachineRegistry registry() {
		return Objects.requireNonNull(getSite().getService(MachineRegistry.class));
	}

	private void wire(MachinesTree made) {
		var viewer = made.viewer();
		getSite().setSelectionProvider(viewer);
		var menu = new MenuManager();
		menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(ID, menu, viewer);
		var hosts = new HostMenu(getSite().getShell(), registry().remoteHosts(),
				(id, locked) -> registry().setHostReadOnly(id, locked), id -> registry().secrets().forget(id),
				(label, problem) -> OperationRunner.of(getSite()).failed(label, problem));
		menu.addMenuListener(shown -> hosts.fill(shown, IWorkbenchActionConstants.MB_ADDITIONS,
				viewer.getStructuredSelection().size() == 1
						? viewer.getStructuredSelection().getFirstElement()
						: null));
		viewer.addTreeListener(new ITreeViewerListener() {
			@Override
			public void treeExpanded(@Nullable TreeExpansionEvent event) {
				if (event != null && event.getElement() instanceof Host host) {
					hosts.opened(host);
				}
			}

			@Override
			public void treeCollapsed(@Nullable TreeExpansionEvent event) {
				// it stays connected
			}
		});
		viewer.addDoubleClickListener(event -> {
			var element = ((IStructuredSelection) event.getSelection()).getFirstElement();
			if (element instanceof Machine machine) {
				MachineEditor.open(getSite().getPage(), machine);
			} else if (element instanceof Host host && !host.getProblem().isEmpty()) {
				hosts.explain(host);
			} else if (element instanceof Host host && host.getConnection() == HostConnection.IDLE) {
				hosts.opened(host);
			} else if (element instanceof FoundQemu) {
				FoundAttach.in(getSite().getPage()).attach(FoundHandler.of(viewer.getStructuredSelection()));
			} else if (element != null) {
				viewer.setExpandedState(element, !viewer.getExpandedState(element));
			}
		});
	}

	private boolean somethingFound() {
		return registry().inventory().getHosts().stream()
				.anyMatch(host -> host.getFound() != null && !host.getFound().getQemus().isEmpty());
	}

	private void watchAll() {
		var machines = visible ? InventoryLookup.machines(registry().inventory()) : List.<Machine>of();
		watches.show(machines, inSight);
		found.show(visible ? registry().inventory().getHosts() : List.of());
	}

	private void execute(String command) {
		try {
			Objects.requireNonNull(getSite().getService(IHandlerService.class)).executeCommand(command, null);
		} catch (CommandException e) {
			throw new IllegalStateException(command + " is declared in plugin.xml and always enabled", e);
		}
	}

	private final class ShowThumbnails extends Action {

		private final SashForm sash;
		private final MachinesTree made;

		ShowThumbnails(SashForm sash, MachinesTree made) {
			super(Messages.Thumbnails_Show, IAction.AS_CHECK_BOX);
			this.sash = sash;
			this.made = made;
			setImageDescriptor(Icon.THUMBNAILS.descriptor());
			setId("org.wheelhouse.ui.machines.thumbnails");
			setChecked(thumbnails);
		}

		@Override
		public void run() {
			thumbnails = isChecked();
			sash.setMaximizedControl(thumbnails ? null : made.control());
		}
	}
}
