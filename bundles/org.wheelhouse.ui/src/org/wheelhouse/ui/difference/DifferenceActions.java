package org.wheelhouse.ui.difference;

import java.util.List;

import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.model.live.Machine;

/** What is done about differences; a service of the workbench, as {@code getService} of any site finds it. UI thread; never blocks. */
public interface DifferenceActions {

	/** How a machine differs from its definition now. */
	List<Difference> of(Machine machine);

	/** Has the definition say what runs. */
	void takeOver(Shell shell, Machine machine, Difference difference);

	/** Has the machine run what the definition says: drops what was done to it, or applies what was written since. */
	void asDefined(Shell shell, Machine machine, Difference difference);

	/** As {@link #takeOver}, for all of them, after they have been named. */
	void takeOverAll(Shell shell, Machine machine, List<Difference> differences);

	/** As {@link #asDefined}, for all of them, after they have been named. */
	void dropAll(Shell shell, Machine machine, List<Difference> differences);

	/** Powers the guest down and starts the machine by its definition, after it has been said what will be gone then. */
	void restart(Shell shell, Machine machine, List<Difference> differences);
}
