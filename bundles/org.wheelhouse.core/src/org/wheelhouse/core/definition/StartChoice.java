package org.wheelhouse.core.definition;

/** Upon which images a machine is started where newer ones than those of its definition are there. */
public enum StartChoice {
	/** Not started: a person is asked. */
	ASK,
	/** Upon the newer ones, which the definition names from then on. */
	NEWER,
	/** Upon those of the definition. The newer ones become invalid, and are not asked about again. */
	AS_DEFINED
}
