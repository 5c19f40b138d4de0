package org.wheelhouse.ui.devices.history;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String HistoryMenu_keep;
	public static String HistoryMenu_notUndone;
	public static String HistoryMenu_several;
	public static String HistoryMenu_undo;
	public static String HistoryMenu_undoNothing;
	public static String HistoryPage_empty;
	public static String HistoryPage_emptyText;
	public static String HistoryPage_name;
	public static String HistoryPage_plug;
	public static String HistoryTable_asBefore;
	public static String HistoryTable_atReset;
	public static String HistoryTable_definedNot;
	public static String HistoryTable_done;
	public static String HistoryTable_earlier;
	public static String HistoryTable_failed;
	public static String HistoryTable_here;
	public static String HistoryTable_kept;
	public static String HistoryTable_next;
	public static String HistoryTable_notKnown;
	public static String HistoryTable_otherClient;
	public static String HistoryTable_refused;
	public static String HistoryTable_running;
	public static String HistoryTable_silent;
	public static String HistoryTable_state;
	public static String HistoryTable_undo;
	public static String HistoryTable_undone;
	public static String HistoryTable_waiting;
	public static String HistoryTable_what;
	public static String HistoryTable_when;
	public static String HistoryTable_where;
	public static String HistoryTable_who;
	public static String Keeping_cannot;
	public static String Keeping_cannotText;
	public static String Keeping_done;
	public static String Undoing_gone;
	public static String Undoing_text;
	public static String Undoing_title;
	public static String Undoing_undo;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.history.messages", Messages.class);
	}

	private Messages() {
	}
}
