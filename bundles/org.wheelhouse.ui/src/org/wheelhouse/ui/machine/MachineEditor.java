package org.wheelhouse.ui.machine;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.difference.DifferenceActions;
import org.wheelhouse.ui.part.MachineAwaited;
import org.wheelhouse.ui.part.MachineFollower;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.part.MachinePart;
import org.wheelhouse.ui.part.PartVisibility;
import org.wheelhouse.ui.theme.StateGlyph;
import org.wheelhouse.ui.theme.StateLook;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.Conflated;

/**
 * The editor of one machine. What is changed of the machine is sent; there is something to be saved only where a page says so.
 * When the guest moves it shows the machine that it moved to; when the machine is forgotten it closes. UI thread.
 */
public final class MachineEditor extends MultiPageEditorPart implements MachinePart {

	/** Its identifier in {@code plugin.xml}. */
	public static final String ID = "org.wheelhouse.ui.machine";

	/** The page that is there always. */
	public static final String OVERVIEW = "overview";

	private static final Duration TICK = Duration.ofSeconds(1);
	/** The guest's screen, which another bundle adds. */
	private static final String DISPLAY = "display";
	/** How long the machine of an editor of an earlier session may take to come. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final Set<Topic> TOPICS = Set.of(Topic.STATUS, Topic.BALLOON, Topic.BLOCK, Topic.BLOCK_STATS,
			Topic.PCI, Topic.CPU, Topic.VNC);

	private final List<ContributedPage> contributed = ContributedPage.all();
	private @Nullable MachineFollower follower;
	private @Nullable Overview overview;
	private @Nullable Conflated refreshing;
	private @Nullable Conflated tick;
	private @Nullable MachineAwaited awaited;
	private boolean visiting;
	private boolean leaving;
	private boolean disposed;

	/** Opens the editor of a machine, or brings it to the top. */
	public static void open(IWorkbenchPage page, Machine machine) {
		open(page, machine, OVERVIEW);
	}

	/** As {@link #open(IWorkbenchPage, Machine)}, at one of its pages. */
	public static void open(IWorkbenchPage page, Machine machine, String pageId) {
		try {
			if (page.openEditor(new MachineEditorInput(machine.getId(), machine.getName()),
					ID) instanceof MachineEditor editor) {
				editor.visiting = false;
				editor.refreshSoon();
				editor.turnTo(pageId);
			}
		} catch (PartInitException e) {
			throw new IllegalStateException(ID + " is declared in plugin.xml", e);
		}
	}

	/** As {@link #open(IWorkbenchPage, Machine)}, as soon as the machine with this id is in the list: what is new comes a moment later. */
	public static void openWhenListed(IWorkbenchPage page, Inventory inventory, String id) {
		MachineAwaited.on(inventory, machine -> machine.getId().equals(id), machine -> open(page, machine));
	}

	/** Whether it shows whichever machine is selected that has no editor of its own; a person who opens the machine keeps it. */
	boolean isVisiting() {
		return visiting;
	}

	/** Shows the machine only until another is selected. */
	void visit() {
		visiting = true;
		refreshSoon();
	}

	/** Shows another machine from now on, at the same page. */
	void turnTo(Machine next) {
		setInput(new MachineEditorInput(next.getId(), next.getName()));
		adopt(next);
	}

	@Override
	public List<Machine> meant() {
		var shown = machine();
		return shown == null ? List.of() : List.of(shown);
	}

	@Override
	public void init(@Nullable IEditorSite site, @Nullable IEditorInput input) throws PartInitException {
		if (!(input instanceof MachineEditorInput known)) {
			throw new PartInitException("Not a machine: " + input);
		}
		super.init(site, known);
		setPartName(known.getName());
	}

	@Override
	protected void createPages() {
		var registry = registry();
		var made = new Overview(getContainer(), registry::series, registry::screen,
				Objects.requireNonNull(getSite().getService(DifferenceActions.class)), Clock.systemUTC());
		overview = made;
		setPageText(addPage(made.control()), Messages.Editor_Overview);
		for (var page : contributed) {
			setPageText(addPage(page.page().create(getContainer(), getEditorSite())), page.name());
			page.page().onDirty(this::dirtyChanged);
		}
		made.onOpenScreen(() -> turnTo(DISPLAY));
		var display = made.control().getDisplay();
		refreshing = new Conflated(display, Conflated.VIEW_PERIOD, this::refresh);
		tick = new Conflated(display, TICK, this::tick);
		ColorsChanged.follow(made.control(), this::refreshSoon);
		// Of figures and trees each change would be told many times a second; the tick shows them.
		follower = new MachineFollower(registry, TOPICS, Set.of(), this::refreshSoon, this::moved);
		PartVisibility.follow(this, this::seen);
		await(((MachineEditorInput) getEditorInput()).machineId());
		display.timerExec((int) PATIENCE.toMillis(), this::closeWithoutMachine);
	}

	@Override
	protected void pageChange(int newPageIndex) {
		super.pageChange(newPageIndex);
		tellPages();
		refreshSoon();
	}

	/** The id of the page in front, as it is at the extension point; {@link #OVERVIEW} for that. */
	public String front() {
		int page = getActivePage();
		return page <= 0 ? OVERVIEW : contributed.get(page - 1).id();
	}

	private void turnTo(String pageId) {
		if (pageId.equals(OVERVIEW)) {
			setActivePage(0);
		}
		for (var i = 0; i < contributed.size(); i++) {
			if (contributed.get(i).id().equals(pageId)) {
				setActivePage(i + 1);
			}
		}
	}

	private void tellPages() {
		for (var i = 0; i < contributed.size(); i++) {
			contributed.get(i).page().seen(isVisible() && getActivePage() == i + 1);
		}
	}

	@Override
	public void dispose() {
		for (var conflated : new Conflated[]{refreshing, tick}) {
			if (conflated != null) {
				conflated.stop();
			}
		}
		if (awaited != null) {
			awaited.close();
		}
		contributed.forEach(page -> page.page().dispose());
		disposed = true;
		if (follower != null) {
			follower.close();
		}
		super.dispose();
	}

	@Override
	@NonNullByDefault({}) // the platform answers null for "none"
	public <T> T getAdapter(Class<T> type) {
		return type == Machine.class ? type.cast(machine()) : super.getAdapter(type);
	}

	@Override
	public void setFocus() {
		var page = getActivePage();
		if (page > 0) {
			contributed.get(page - 1).page().setFocus();
		} else if (overview != null) {
			overview.control().setFocus();
		}
	}

	/** The workbench takes it for saved when this returns; events are handled meanwhile. */
	@Override
	public void doSave(@Nullable IProgressMonitor monitor) {
		var display = getSite().getShell().getDisplay();
		for (var page : contributed) {
			var saved = page.page().isDirty() ? page.page().save() : null;
			while (saved != null && !saved.isDone() && !display.isDisposed()) {
				if (!display.readAndDispatch()) {
					display.sleep();
				}
			}
		}
	}

	@Override
	public void doSaveAs() {
		// not allowed
	}

	@Override
	public boolean isDirty() {
		return contributed.stream().anyMatch(page -> page.page().isDirty());
	}

	/** What has been changed is not given up for another machine that is selected. */
	private void dirtyChanged() {
		visiting &= !isDirty();
		firePropertyChange(PROP_DIRTY);
		refreshSoon();
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	private MachineRegistry registry() {
		return Objects.requireNonNull(getSite().getService(MachineRegistry.class));
	}

	private void await(String id) {
		awaited = MachineAwaited.on(registry().inventory(), candidate -> candidate.getId().equals(id), this::adopt);
	}

	/** An editor of an earlier session, whose machine was forgotten since. */
	private void closeWithoutMachine() {
		if (machine() == null && !disposed) {
			getSite().getPage().closeEditor(this, true);
		}
	}

	private @Nullable Machine machine() {
		return follower == null ? null : follower.machine();
	}

	private boolean isVisible() {
		return follower != null && follower.isVisible();
	}

	private void adopt(Machine next) {
		leaving = false;
		if (follower != null) {
			follower.follow(next);
			refreshSoon();
			firePropertyChange(PROP_INPUT);
		}
	}

	private void seen(boolean now) {
		if (follower != null) {
			follower.seen(now);
		}
		tellPages();
		tick();
	}

	private void refreshSoon() {
		if (refreshing != null) {
			refreshing.request();
		}
	}

	private void refresh() {
		var shown = machine();
		if (shown == null) {
			return;
		}
		if (shown.getHost() == null) {
			leave();
			return;
		}
		var name = MachineNames.of(shown);
		setPartName(name);
		setTitleImage(StateGlyph.image(shown.getState()));
		setTitleToolTip(NLS.bind(visiting ? Messages.Editor_ToolTipVisiting : Messages.Editor_ToolTip, name,
				StateLook.of(shown.getState()).word()));
		if (isVisible() && getActivePage() == 0 && overview != null) {
			overview.show(shown);
		}
		contributed.forEach(page -> page.page().show(shown));
	}

	/** The machine is not in the list any more. Who wants to keep what is not saved is asked once. */
	private void leave() {
		if (!leaving) {
			leaving = true;
			getSite().getPage().closeEditor(this, true);
		}
	}

	/** Up time and curves move on though nothing changes. */
	private void tick() {
		refreshSoon();
		if (isVisible() && tick != null) {
			tick.request();
		}
	}

	private void moved(Machine other) {
		var page = getSite().getPage();
		var already = page.findEditor(new MachineEditorInput(other.getId(), other.getName()));
		turnTo(other);
		if (already != null && already != this) {
			page.closeEditor(already, true);
		}
	}
}
