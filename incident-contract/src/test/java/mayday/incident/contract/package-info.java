/**
 * Holds the contract to its promises, and writes what is generated from it: samples, event catalog, AsyncAPI document.
 *
 * <p>{@code mvn -pl incident-contract -am test -Dcontract.write=true} writes all three anew.
 */
package mayday.incident.contract;
